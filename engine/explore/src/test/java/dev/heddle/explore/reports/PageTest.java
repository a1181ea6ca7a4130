package dev.heddle.explore.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.explore.Explorer;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.WaitGroup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page, in a real browser. Without one all of this is skipped, and says so.
///
/// `-Dpage.screenshots=folder` keeps what it looks like.
class PageTest {
    private static final int ENOUGH_CONTRAST = 45; // 4.5 : 1, what WCAG 2.2 asks of text

    @TempDir
    static Path pages;

    private static Browser browser;

    @BeforeAll
    static void startTheBrowser() throws Exception {
        var program = Browser.installed();
        if (program.isEmpty()) {
            System.out.println("SKIPPED PageTest: there is no Chromium on the PATH (apt-get install chromium), and "
                    + "HEDDLE_BROWSER names none, so nobody has looked at the HTML report");
        }
        Assumptions.assumeTrue(program.isPresent(), "no browser");
        browser = Browser.start(program.orElseThrow());
    }

    @AfterAll
    static void endTheBrowser() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    /// Holds for every page here: it complains about nothing, and asks the network for nothing.
    @AfterEach
    void nothingWasComplainedAboutOrFetched() throws Exception {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).allMatch(url -> url.startsWith("file:") || url.startsWith("data:"));
        browser.emulate("light", "screen");
    }

    @Test
    void theSliderWalksTheScheduleWithStatesAndSource() throws Exception {
        open("locks", WrongPrograms::locksInDifferentOrders);

        assertThat(text("#headline")).isEqualTo("all goroutines are asleep - deadlock!");
        assertThat(text("#said")).isEqualTo("Step 6 of 6: \"deposit\" lock mutex \"savings\"");
        assertThat(texts("#objects tr"))
                .isEqualTo(
                        "mutex \"savings\"held by \"deposit\"|mutex \"checking\"held by \"withdraw\"|wait group 1counter 2");
        assertThat(texts("#goroutines .blocked")).contains("blocked: lock mutex \"checking\"");

        slideTo(4);

        assertThat(text("#said")).isEqualTo("Step 4 of 6: \"withdraw\" lock mutex \"checking\"");
        assertThat(text(".excerpt .here")).contains("checking.lock();");
        assertThat(texts("#objects tr")).contains("mutex \"savings\"free|mutex \"checking\"held by \"withdraw\"");
        assertThat(browser.evaluate("document.querySelector('tr[aria-current=step]').dataset.step"))
                .isEqualTo("4");
        assertThat(texts("tbody td.source")).contains("WrongPrograms.java:").contains("checking.lock();");
    }

    @Test
    void accessesThatAreNoStepsStandAboveTheSteps() throws Exception {
        open("field", WrongJava::countsInAField);

        assertThat(texts("#accesses tr"))
                .contains("write WrongJava.Tally.value = 1")
                .contains("WrongJava.java:");
    }

    /// Of a thread's end and of an interrupt flag there is nothing to say but what they are.
    @Test
    void onlyObjectsWithAStateAreListed() throws Exception {
        open("notify", WrongJava::notifiesBeforeAnybodyWaits);

        assertThat(texts("#objects tr")).isEqualTo("monitor of Object 1free|Object 11 waiting");
    }

    @Test
    void theKeyboardIsEnough() throws Exception {
        open("keys", WrongPrograms::locksInDifferentOrders);

        browser.press("Home");
        assertThat(text("#said")).startsWith("Step 1 of 6");
        browser.press("ArrowDown");
        browser.press("j");
        assertThat(text("#said")).startsWith("Step 3 of 6");
        browser.press("ArrowUp");
        browser.press("k");
        browser.press("k");
        assertThat(text("#said")).startsWith("Step 1 of 6");
        browser.press("End");
        assertThat(text("#said")).startsWith("Step 6 of 6");
        browser.press("h");
        assertThat(browser.evaluate("document.getElementById('order').getAttribute('aria-pressed')"))
                .isEqualTo("true");
        browser.press("p");
        assertThat(browser.evaluate("document.querySelector('[data-which=passing]').getAttribute('aria-pressed')"))
                .isEqualTo("true");
        browser.press("p");

        browser.evaluate("document.getElementById('back').focus()");
        browser.press("Tab");
        assertThat(browser.evaluate("document.activeElement.id")).isEqualTo("slider");
        browser.press("ArrowLeft");
        assertThat(text("#said")).startsWith("Step 5 of 6");
    }

    @Test
    void everyMessageLockAndStartHasAnArrow() throws Exception {
        open("main", WrongPrograms::mainWaitsForAnAnswer);
        assertThat(count(".arrow.channel")).isGreaterThanOrEqualTo(3);
        assertThat(count(".arrow.other")).isEqualTo(1);
        assertThat(count(".lane.blocked")).isPositive();

        open("assertion", WrongPrograms::losesAnUpdate);
        assertThat(count(".arrow.lock")).isEqualTo(2);
        assertThat(count(".arrow.wait")).isEqualTo(2);

        openTicking();
        assertThat(count(".arrow.timer")).isGreaterThan(50);
    }

    @Test
    void aRaceShowsThatNothingOrdersTheTwo() throws Exception {
        open("race", WrongPrograms::countsWithoutALock);

        assertThat(texts("tr.race td.number")).contains("5").contains("8");
        assertThat(classes(5)).contains("race").contains("concurrent");
        assertThat(classes(6)).contains("past");
        assertThat(count(".arrow.unordered")).isEqualTo(1);
        assertThat(text(".why")).contains("step 5 does not happen before step 8");

        slideTo(4);

        assertThat(classes(5)).contains("future");
        assertThat(classes(7)).contains("concurrent");
    }

    @Test
    void thePassingScheduleStandsBesideTheFailingOne() throws Exception {
        open("compare", WrongPrograms::sendsOnAClosedChannel);
        assertThat(text("#compare p")).contains("steps are the same");
        assertThat(text("#compare .good")).isEqualTo("passes");
        assertThat(count("#compare tr.differs")).isPositive();
        browser.evaluate("document.querySelector('[data-which=passing]').click()");
        assertThat(texts("tbody .chip")).doesNotContain("send on closed");

        open("leak", WrongPrograms::twoAnswersForOneReader);
        assertThat(text("#compare p")).startsWith("None was found: ");
    }

    @Test
    void textCanBeReadInLightAndDark() throws Exception {
        open("contrast", WrongPrograms::countsWithoutALock);
        for (var scheme : new String[] {"light", "dark"}) {
            browser.emulate(scheme, "screen");
            assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo(scheme.equals("dark") ? "rgb(13, 17, 23)" : "rgb(255, 255, 255)");
            for (var each : new String[] {
                "h1",
                "#found",
                ".why li",
                "tr.concurrent .chip",
                "tr.race .chip",
                "td.source",
                "td.source b",
                "td.number",
                ".inspector .quiet",
                ".inspector td",
                ".excerpt .here",
                ".keys",
                "button",
                ".legend span"
            }) {
                assertThat(contrast(each)).as(scheme + " " + each).isGreaterThanOrEqualTo(ENOUGH_CONTRAST);
            }
        }
        browser.evaluate("document.getElementById('theme').click()");
        assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
    }

    @Test
    void tenGoroutinesAndTwoHundredStepsStayReadable() throws Exception {
        open("wide", PageTest::tenGoroutines);

        assertThat(count("tbody tr[data-step]")).isGreaterThanOrEqualTo(200);
        assertThat(count(".lanes th")).isEqualTo(12);
        assertThat(browser.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo("true");
        assertThat(browser.evaluate(
                        "(() => { const row = document.querySelector('tr[aria-current]').getBoundingClientRect(), "
                                + "box = document.querySelector('.scroll').getBoundingClientRect(); "
                                + "return row.top >= box.top && row.bottom <= box.bottom; })()"))
                .as("the chosen step is in sight")
                .isEqualTo("true");
        browser.press("Home");
        assertThat(browser.evaluate("document.querySelector('.scroll').scrollTop"))
                .isEqualTo("0");
    }

    @Test
    void namesAndValuesAreTextWhateverIsInThem() throws Exception {
        var name = "</script><img src=x onerror=alert(1)> @data@ $1 \u2028 \uD83E\uDDF5 &lt;";
        open("hostile", () -> {
            var channel = Chan.<String>unbuffered(name);
            System.out.println("<b>" + name);
            Go.go(name, () -> channel.send("<i>\\\"" + name));
        });

        assertThat(text("#headline")).contains(name);
        assertThat(texts(".lanes th")).contains(name);
        assertThat(count("img")).isZero();
        assertThat(count("main i:not(.excerpt i), main b b")).isZero();
        assertThat(text("#text pre")).contains("<b>" + name);
    }

    @Test
    void everythingHasANameAndARole() throws Exception {
        open("roles", WrongPrograms::locksInDifferentOrders);

        assertThat(browser.evaluate("[...document.querySelectorAll('button, input, [role=region], aside, section')]"
                        + ".filter(e => !(e.getAttribute('aria-label') || e.getAttribute('aria-labelledby') || "
                        + "e.textContent.trim())).length"))
                .isEqualTo("0");
        assertThat(browser.evaluate("[...document.querySelectorAll('th')].every(th => th.scope)"))
                .isEqualTo("true");
        assertThat(browser.evaluate("document.getElementById('slider').getAttribute('aria-valuetext')"))
                .startsWith("Step 6 of 6");
        assertThat(browser.evaluate("document.querySelectorAll('h1').length")).isEqualTo("1");
    }

    @Test
    void itPrints() throws Exception {
        open("print", WrongPrograms::locksInDifferentOrders);
        browser.emulate("dark", "print");

        assertThat(browser.evaluate("getComputedStyle(document.querySelector('.toolbar')).display"))
                .isEqualTo("none");
        assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        assertThat(browser.pdf()).startsWith('%', 'P', 'D', 'F');
    }

    @Test
    void aCleanSearchSaysWhatWasCovered() throws Exception {
        open("clean", () -> {});

        assertThat(text("#headline")).isEqualTo("no failure");
        assertThat(text("#found")).contains("every interleaving was run");
        assertThat(browser.evaluate("document.getElementById('text').open")).isEqualTo("true");
    }

    @Test
    void severalFailuresCanBeChosen() throws Exception {
        write(
                "several",
                Explorer.explorer()
                        .stopAtFailure(false)
                        .explore(() -> {
                            switch (Go.choose(3)) {
                                case 0 -> throw Go.panic("zero");
                                case 1 -> Chan.nil().receive();
                                default -> {}
                            }
                        })
                        .html());

        assertThat(count("#failures button")).isEqualTo(2);
        for (int i = 0; i < 2; i++) {
            var button = "document.querySelectorAll('#failures button')[" + i + "]";
            browser.evaluate(button + ".click()");
            assertThat(browser.evaluate(button + ".textContent")).isEqualTo(i + 1 + ". " + text("#headline"));
        }
    }

    private static void tenGoroutines() {
        var results = Chan.<String>buffered("results", 3);
        var board = new Mutex("board");
        var all = new WaitGroup();
        all.add(9);
        for (int i = 1; i <= 9; i++) {
            int worker = i;
            Go.go("worker-" + i, () -> {
                for (int k = 0; k < 5; k++) {
                    board.lock();
                    results.send("result " + worker + "." + k);
                    board.unlock();
                }
                all.done();
            });
        }
        for (int i = 0; i < 45; i++) {
            results.receive();
        }
        all.await();
        results.receive();
    }

    private static void open(String name, GoBody body) throws Exception {
        write(
                name,
                Explorer.explorer().budget(Duration.ofSeconds(5)).explore(body).html());
    }

    private static void openTicking() throws Exception {
        write(
                "ticking",
                Explorer.explorer()
                        .maxSteps(200)
                        .explore(WrongPrograms::aTickerThatNobodyStops)
                        .html());
    }

    private static void write(String name, String html) throws Exception {
        browser.open(Files.writeString(pages.resolve(name + ".html"), html));
        var folder = System.getProperty("page.screenshots");
        if (folder != null) {
            browser.screenshot(Path.of(folder, name + "-light.png"));
            browser.emulate("dark", "screen");
            browser.screenshot(Path.of(folder, name + "-dark.png"));
            browser.emulate("light", "screen");
        }
    }

    private static void slideTo(int step) throws Exception {
        browser.evaluate("(() => { const s = document.getElementById('slider'); s.value = " + step
                + "; s.dispatchEvent(new Event('input')); })()");
    }

    private static String text(String selector) throws Exception {
        return browser.evaluate("document.querySelector('" + selector + "').textContent");
    }

    private static String texts(String selector) throws Exception {
        return browser.evaluate("[...document.querySelectorAll('" + selector + "')].map(e => e.textContent).join('|')");
    }

    private static int count(String selector) throws Exception {
        return Integer.parseInt(browser.evaluate("document.querySelectorAll('" + selector + "').length"));
    }

    private static String classes(int step) throws Exception {
        return browser.evaluate("document.querySelector('tr[data-step=\\\"" + step + "\\\"]').className");
    }

    /// Ten times the ratio of contrast between a text and what is behind it, rounded down.
    private static int contrast(String selector) throws Exception {
        return Integer.parseInt(browser.evaluate("""
                (() => {
                  const rgb = c => c.match(/[0-9.]+/g).map(Number);
                  const light = c => rgb(c).slice(0, 3).map(v => v / 255)
                    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
                  const element = document.querySelector('%s');
                  let behind = element;
                  while (behind.parentElement && rgb(getComputedStyle(behind).backgroundColor)[3] === 0)
                    behind = behind.parentElement;
                  const [a, b] = [light(getComputedStyle(element).color), light(getComputedStyle(behind).backgroundColor)];
                  return Math.floor(10 * (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
                })()""".formatted(selector).replace("\n", " ")));
    }
}
