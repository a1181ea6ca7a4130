// The workloads of ParallelBenchmark and SelectBenchmark in Go: go run parallel.go
package main

import (
	"fmt"
	"os"
	"runtime"
	"sort"
	"sync"
	"time"
)

const (
	rounds   = 7
	least    = 500 * time.Millisecond
	values   = 100_000
	stages   = 100
	perStage = 200
	spawned  = 20_000
)

func main() {
	fmt.Printf("GOMAXPROCS=%d, median of %d rounds of at least %v, ns per operation\n\n", runtime.GOMAXPROCS(0), rounds, least)
	fmt.Println("| workload | median | min | max |")
	fmt.Println("|---|---|---|---|")
	measure("pingPong", 20_000, pingPong)
	measure("spsc0", values, func() { manyToMany(0, 1) })
	measure("spsc16", values, func() { manyToMany(16, 1) })
	measure("spsc1024", values, func() { manyToMany(1024, 1) })
	measure("mpmc0", values, func() { manyToMany(0, 4) })
	measure("mpmc64", values, func() { manyToMany(64, 4) })
	measure("chain100", (stages+1)*perStage, chain)
	measure("pollEmpty", values, pollEmpty)
	measure("spawnAndJoin", spawned, spawnAndJoin)
	measure("mutex8", 8*20_000, mutex8)
	measure("select2", 40_000, select2)
	measure("select8", 40_000, select8)
	measure("selectDefault", values, selectDefault)
}

// One warm-up round, which also says how often the workload fits into a round.
func measure(name string, operations int, workload func()) {
	times := 0
	for start := time.Now(); time.Since(start) < least; times++ {
		workload()
	}
	all := make([]float64, rounds)
	for i := range all {
		start := time.Now()
		for k := 0; k < times; k++ {
			workload()
		}
		all[i] = float64(time.Since(start).Nanoseconds()) / float64(times*operations)
	}
	sort.Float64s(all)
	fmt.Printf("| %s | %.2f | %.2f | %.2f |\n", name, all[rounds/2], all[0], all[rounds-1])
	os.Stdout.Sync()
}

func together(tasks ...func()) {
	var wg sync.WaitGroup
	for _, task := range tasks {
		task := task
		wg.Add(1)
		go func() {
			defer wg.Done()
			task()
		}()
	}
	wg.Wait()
}

func pingPong() {
	there, back := make(chan int), make(chan int)
	together(func() {
		for i := 0; i < 20_000; i++ {
			there <- 7
			<-back
		}
	}, func() {
		for i := 0; i < 20_000; i++ {
			<-there
			back <- 7
		}
	})
}

func manyToMany(capacity, each int) {
	pipe := make(chan int, capacity)
	var tasks []func()
	for k := 0; k < each; k++ {
		tasks = append(tasks, func() {
			for i := 0; i < values/each; i++ {
				pipe <- 7
			}
		}, func() {
			for i := 0; i < values/each; i++ {
				<-pipe
			}
		})
	}
	together(tasks...)
}

func chain() {
	first := make(chan int)
	tasks := []func(){func() {
		for i := 0; i < perStage; i++ {
			first <- 7
		}
	}}
	in := first
	for s := 0; s < stages; s++ {
		from, to := in, make(chan int)
		tasks = append(tasks, func() {
			for i := 0; i < perStage; i++ {
				to <- <-from
			}
		})
		in = to
	}
	last := in
	tasks = append(tasks, func() {
		for i := 0; i < perStage; i++ {
			<-last
		}
	})
	together(tasks...)
}

var (
	empty       = make(chan int, 16)
	left, right = make(chan int), make(chan int)
)

func pollEmpty() {
	for i := 0; i < values; i++ {
		select {
		case <-empty:
			panic("not empty")
		default:
		}
	}
}

func selectDefault() {
	for i := 0; i < values; i++ {
		select {
		case <-left:
			panic("not empty")
		case <-right:
			panic("not empty")
		default:
		}
	}
}

func spawnAndJoin() {
	together(func() {
		var wg sync.WaitGroup
		for i := 0; i < spawned; i++ {
			wg.Add(1)
			go func() { wg.Done() }()
		}
		wg.Wait()
	})
}

func mutex8() {
	var mu sync.Mutex
	counter := 0
	task := func() {
		for i := 0; i < 20_000; i++ {
			mu.Lock()
			counter++
			mu.Unlock()
		}
	}
	together(task, task, task, task, task, task, task, task)
	if counter != 8*20_000 {
		panic("the lock does not exclude")
	}
}

func sender(c chan int, n int) func() {
	return func() {
		for i := 0; i < n; i++ {
			c <- 7
		}
	}
}

func select2() {
	a, b := make(chan int), make(chan int)
	together(sender(a, 20_000), sender(b, 20_000), func() {
		for i := 0; i < 40_000; i++ {
			select {
			case <-a:
			case <-b:
			}
		}
	})
}

func select8() {
	var c [8]chan int
	var tasks []func()
	for i := range c {
		c[i] = make(chan int)
		tasks = append(tasks, sender(c[i], 5_000))
	}
	tasks = append(tasks, func() {
		for i := 0; i < 40_000; i++ {
			select {
			case <-c[0]:
			case <-c[1]:
			case <-c[2]:
			case <-c[3]:
			case <-c[4]:
			case <-c[5]:
			case <-c[6]:
			case <-c[7]:
			}
		}
	})
	together(tasks...)
}
