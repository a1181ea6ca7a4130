'use strict';
// Draws the failures of a report: lanes, arrows, and what is held and waited for at each step. The data is what
// HtmlReport writes. Everything that comes from the program is set as text, never as HTML.
(() => {
  const ROW = 30, HEAD = 34, NUMBER = 64, SOURCE = 460;
  const data = JSON.parse(document.getElementById('data').textContent);
  const main = document.getElementById('main');

  function el(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value === true ? '' : value);
    }
    for (const child of children) if (child !== null && child !== undefined) element.append(child);
    return element;
  }

  function svg(tag, attributes) {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }

  const quoted = name => '"' + name + '"';
  const count = (n, one) => n + ' ' + one + (n === 1 ? '' : 's');

  /** The names alone: in the lanes there is little room, and the whole text is in the tooltip. */
  const short = action => action.replace(/\b(channel|mutex|rwmutex|variable|wait group|cond|once) "([^"]*)"/g, '$2');

  function duration(nanos) {
    for (const [unit, size] of [['s', 1e9], ['ms', 1e6], ['µs', 1e3]])
      if (nanos >= size) return +(nanos / size).toFixed(3) + ' ' + unit;
    return nanos + ' ns';
  }

  // ---- what follows from a schedule ----

  /** The lanes, with the clock last if it moves. */
  function lanes(schedule) {
    const names = schedule.goroutines.map(g => g.name);
    for (const step of schedule.steps)
      for (const name of [step.goroutine, step.partner])
        if (name && !names.includes(name)) names.push(name);
    return names;
  }

  /** For each step (by number - 1) the set of steps that happen before it, itself included. */
  function pasts(schedule) {
    const last = new Map(), all = [];
    for (const step of schedule.steps) {
      const past = new Set([step.number]);
      const before = step.after.filter(([, through]) => through !== 'timer').map(([n]) => n);
      for (const name of [step.goroutine, step.partner]) {
        if (name && name !== 'clock' && last.has(name)) before.push(last.get(name));
      }
      for (const n of before) for (const m of all[n - 1]) past.add(m);
      for (const name of [step.goroutine, step.partner]) if (name) last.set(name, step.number);
      all.push(past);
    }
    return all;
  }

  /** How each object is after a step; objects that do not exist yet are left out. */
  function states(schedule, number) {
    const map = new Map();
    // Of some there is nothing to say but what they are.
    for (const thing of schedule.objects) if (thing.from <= number && thing.state !== thing.type) map.set(thing.name, thing.state);
    for (const step of schedule.steps.slice(0, number))
      for (const [name, text] of step.changed) map.set(name, text);
    return map;
  }

  /** What a goroutine does after a step: null if it does not exist. */
  function doing(schedule, blockedAtEnd, goroutine, number) {
    if (goroutine.from > number) return null;
    if (goroutine.to >= 0 && goroutine.to <= number) return {text: 'has ended', blocked: false};
    const own = s => s.goroutine === goroutine.name || s.partner === goroutine.name;
    const next = schedule.steps.slice(number).find(own);
    const intent = next ? (next.goroutine === goroutine.name ? next.action : next.partnerAction) : goroutine.next;
    const after = schedule.steps[number];
    const blocked = after ? after.blocked.includes(goroutine.name) : blockedAtEnd.includes(goroutine.name);
    return {text: (blocked ? 'blocked: ' : 'about to ') + (intent || 'go on'), blocked};
  }

  function kindOf(through) {
    if (through === 'channel') return 'channel';
    if (through === 'mutex' || through === 'rwmutex') return 'lock';
    if (through === 'wait group' || through === 'cond' || through === 'once') return 'wait';
    return through === 'timer' ? 'timer' : 'other';
  }

  // ---- one schedule, drawn ----

  class Lanes {
    constructor(failure, schedule, fails, onPick) {
      this.schedule = schedule;
      this.blockedAtEnd = fails ? failure.blocked : [];
      this.race = fails ? failure.race : [];
      this.names = lanes(schedule);
      this.first = schedule.omitted + 1;
      this.steps = schedule.steps.slice(schedule.omitted);
      this.pasts = pasts(schedule);
      this.widths = this.names.map(name => this.width(name));
      this.onPick = onPick;
      this.rows = new Map();
      this.paths = [];
      this.element = el('div', {class: 'lanes' + (this.steps.length > 40 ? ' long' : '')});
      this.table();
      this.drawing();
    }

    width(name) {
      let longest = name.length + 2;
      for (const step of this.steps) {
        if (step.goroutine === name) longest = Math.max(longest, short(step.action).length);
        if (step.partner === name) longest = Math.max(longest, short(step.partnerAction).length);
      }
      const end = this.schedule.goroutines.find(g => g.name === name && this.blockedAtEnd.includes(name));
      if (end && end.next) longest = Math.max(longest, short(end.next).length + 9);
      return Math.min(this.names.length > 5 ? 190 : 270, Math.max(90, Math.round(longest * 7.6) + 26));
    }

    left(lane) {
      return NUMBER + this.widths.slice(0, lane).reduce((a, b) => a + b, 0);
    }

    middle(lane) { return this.left(lane) + this.widths[lane] / 2; }
    y(number) { return HEAD + (number - this.first + .5) * ROW; }

    table() {
      const total = this.left(this.names.length) + SOURCE;
      const columns = el('colgroup', {}, el('col', {style: `width:${NUMBER}px`}));
      const head = el('tr', {}, el('th', {class: 'number', scope: 'col'}, 'step'));
      this.names.forEach((name, i) => {
        columns.append(el('col', {style: `width:${this.widths[i]}px`}));
        head.append(el('th', {scope: 'col', title: name}, name));
      });
      columns.append(el('col', {})); // it takes what is left
      head.append(el('th', {scope: 'col', style: 'text-align:left;padding-left:14px'}, 'source'));
      const body = el('tbody', {});
      for (const step of this.steps) body.append(this.row(step));
      if (this.blockedAtEnd.length) body.append(this.end());
      const table = el('table', {style: `width:max(100%, ${total}px)`}, columns, el('thead', {}, head), body);
      table.append(el('caption', {style: 'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)'},
        'The schedule: one step a row, one column for each goroutine, and the source line'));
      this.element.append(table);
      this.element.style.minWidth = total + 'px';
      this.total = total;
    }

    row(step) {
      const classes = (step.isSwitch ? 'switch ' : '') + (step.isInside ? 'inside ' : '') + (this.race.includes(step.number) ? 'race' : '');
      const row = el('tr', {class: classes, tabindex: -1, 'data-step': step.number,
        onclick: () => this.onPick(step.number)});
      const hint = step.isSwitch ? 'another goroutine was interrupted here, although it could have gone on' : null;
      row.append(el('td', {class: 'number', title: hint}, el('span', {class: 'relation', 'aria-hidden': 'true'}), ' ' + step.number));
      for (const name of this.names) {
        const action = step.goroutine === name ? step.action : step.partner === name ? step.partnerAction : null;
        const cell = el('td', {});
        if (action !== null) {
          const title = [quoted(name) + ' ' + action];
          for (const [n, through] of step.after) title.push('after step ' + n + ' (' + through + ')');
          for (const [object, text] of step.changed) title.push('then ' + object + ': ' + text);
          cell.append(el('span', {class: 'chip', title: title.join('\n')}, short(action)));
        }
        row.append(cell);
      }
      row.append(this.source(step.at || step.partnerAt));
      this.rows.set(step.number, row);
      return row;
    }

    source(at) {
      if (!at) return el('td', {class: 'source'});
      const line = (data.sources[at.file] || {})[at.line];
      return el('td', {class: 'source', title: at.full}, at.text + '  ', line ? el('b', {}, line.trim()) : null);
    }

    end() {
      const row = el('tr', {class: 'end'}, el('td', {class: 'number'}, 'end'));
      for (const name of this.names) {
        const goroutine = this.schedule.goroutines.find(g => g.name === name);
        const blocked = this.blockedAtEnd.includes(name);
        const text = blocked && goroutine ? 'blocked: ' + goroutine.next : '';
        row.append(el('td', {}, blocked ? el('span', {class: 'chip bad', title: quoted(name) + ' ' + text}, short(text)) : null));
      }
      const one = this.schedule.goroutines.find(g => this.blockedAtEnd.includes(g.name) && g.nextAt);
      row.append(this.blockedAtEnd.length === 1 && one ? this.source(one.nextAt) : el('td', {class: 'source'}));
      return row;
    }

    drawing() {
      const rows = this.steps.length + (this.blockedAtEnd.length ? 1 : 0);
      const drawing = svg('svg', {width: this.total, height: HEAD + rows * ROW, 'aria-hidden': 'true', style: 'top:0'});
      const bottom = this.schedule.steps.length;
      this.schedule.goroutines.forEach((g, lane) => {
        const to = g.to >= 0 ? g.to : bottom;
        for (let n = Math.max(g.from, this.first - 1); n < to; n++) {
          const blocked = this.schedule.steps[n].blocked.includes(g.name);
          drawing.append(this.segment(lane, this.y(n), this.y(n + 1), blocked));
        }
        if (this.blockedAtEnd.includes(g.name)) {
          drawing.append(this.segment(lane, this.y(bottom), this.y(bottom + 1), true));
        }
      });
      for (const step of this.steps) {
        if (step.partner) this.arrow(drawing, step, 'channel', step.number, step.goroutine, step.partner);
        for (const [n, through] of step.after) {
          const from = this.schedule.steps[n - 1];
          if (n < this.first) continue;
          const target = from.goroutine === step.goroutine && step.partner ? step.partner : step.goroutine;
          const source = from.goroutine === target && from.partner ? from.partner : from.goroutine;
          if (source !== target) this.arrow(drawing, step, kindOf(through), n, source, target);
        }
      }
      this.unordered(drawing);
      this.element.prepend(drawing);
    }

    /** What is missing in a race: an arrow from the one access to the other. */
    unordered(drawing) {
      if (this.race.length < 2 || this.race[0] < this.first) return;
      const [a, b] = this.race.map(n => ({y: this.y(n), lane: this.names.indexOf(this.schedule.steps[n - 1].goroutine)}));
      const side = b.lane > a.lane ? 1 : -1;
      const x1 = this.middle(a.lane) + side * (this.widths[a.lane] / 2 - 6), x2 = this.middle(b.lane) - side * (this.widths[b.lane] / 2 - 6);
      drawing.append(svg('path', {class: 'arrow unordered',
        d: `M ${x1} ${a.y} C ${x1 + side * 30} ${a.y}, ${x2 - side * 30} ${b.y}, ${x2} ${b.y}`}));
    }

    segment(lane, from, to, blocked) {
      const x = this.middle(lane);
      return svg('line', {class: 'lane' + (blocked ? ' blocked' : ''), x1: x, x2: x, y1: Math.max(HEAD, from), y2: to});
    }

    arrow(drawing, step, kind, from, source, target) {
      const a = this.names.indexOf(source), b = this.names.indexOf(target);
      const right = b > a, half = this.widths[b] / 2 - 6;
      const x2 = this.middle(b) + (right ? -half : half), y2 = this.y(step.number);
      let d;
      if (from === step.number) {
        d = `M ${this.middle(a) + (right ? 1 : -1) * (this.widths[a] / 2 - 6)} ${y2} L ${x2 + (right ? -7 : 7)} ${y2}`;
      } else {
        const x1 = this.middle(a) + (right ? 1 : -1) * Math.min(24, this.widths[a] / 4), y1 = this.y(from) + 12;
        d = `M ${x1} ${y1} C ${x1} ${(y1 + y2) / 2 + 6}, ${x2 + (right ? -44 : 44)} ${y2}, ${x2 + (right ? -7 : 7)} ${y2}`;
      }
      const path = svg('path', {class: 'arrow ' + kind, d, 'data-from': from, 'data-to': step.number});
      const side = right ? -8 : 8;
      drawing.append(path, svg('path', {class: 'head ' + kind,
        d: `M ${x2} ${y2} L ${x2 + side} ${y2 - 4} L ${x2 + side} ${y2 + 4} Z`}));
      this.paths.push(path);
    }

    show(number, order) {
      this.element.classList.toggle('order', order);
      const past = this.pasts[number - 1] || new Set();
      for (const [n, row] of this.rows) {
        if (n === number) row.setAttribute('aria-current', 'step'); else row.removeAttribute('aria-current');
        const relation = n === number ? '' : past.has(n) ? 'past' : this.pasts[n - 1].has(number) ? 'future' : 'concurrent';
        row.classList.remove('past', 'future', 'concurrent');
        if (order && relation) row.classList.add(relation);
        const sign = row.querySelector('.relation');
        sign.textContent = !order ? '' : {past: '↑', future: '↓', concurrent: '∥', '': ''}[relation];
        sign.title = order && relation ? {past: 'happens before step ', future: 'happens after step ',
          concurrent: 'not ordered with step '}[relation] + number : '';
      }
      for (const path of this.paths) {
        const [from, to] = [+path.dataset.from, +path.dataset.to];
        path.classList.toggle('strong', order ? past.has(from) && past.has(to) : to === number || from === number);
      }
    }

    /** Scrolls within its own box only. */
    reveal(number) {
      const box = this.element.parentElement;
      const row = this.rows.get(number);
      if (!row || !box) return;
      const top = (number - this.first) * ROW, bottom = top + HEAD + 2 * ROW;
      if (top < box.scrollTop) box.scrollTop = Math.max(0, top - ROW);
      else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
      const step = this.schedule.steps[number - 1];
      const lane = this.names.indexOf(step.goroutine);
      const from = this.left(lane) - NUMBER, to = this.left(lane) + this.widths[lane];
      if (from < box.scrollLeft) box.scrollLeft = from;
      else if (to > box.scrollLeft + box.clientWidth) box.scrollLeft = to - box.clientWidth;
    }
  }

  // ---- one failure ----

  class View {
    constructor(failure) {
      this.failure = failure;
      this.order = failure.race.length > 0;
      this.which = 'failing';
      document.getElementById('headline').textContent = failure.headline;
      document.getElementById('found').textContent = failure.found;
      document.title = failure.headline;
      main.replaceChildren(this.why());
      if (failure.failing.steps.length) {
        main.append(this.walk(), this.compare());
        this.use('failing');
      }
    }

    why() {
      const {message, why, replay, output} = this.failure;
      const section = el('section', {class: 'why', 'aria-label': 'Why'});
      if (why.length) section.append(el('ul', {}, ...why.map(sentence => el('li', {}, sentence))));
      if (this.failure.failing.accesses.length) section.append(this.accesses());
      section.append(el('details', {open: why.length === 0}, el('summary', {}, 'Who was where'),
        el('pre', {tabindex: 0}, message)));
      if (output.trim()) {
        section.append(el('details', {}, el('summary', {}, 'What the program printed'), el('pre', {tabindex: 0}, output)));
      }
      if (replay) {
        section.append(el('p', {}, 'To run this execution again: ', el('code', {}, '-Dheddle.replay=' + replay)));
      }
      return section;
    }

    /** What races on plain memory. It is no step, so the lanes do not have it. */
    accesses() {
      const body = el('tbody', {});
      for (const access of this.failure.failing.accesses) {
        const line = access.at ? (data.sources[access.at.file] || {})[access.at.line] : null;
        body.append(el('tr', {}, el('th', {scope: 'row'}, quoted(access.goroutine)), el('td', {}, access.action),
          el('td', {}, 'after step ' + access.after),
          el('td', {class: 'source', title: access.at ? access.at.full : null}, access.at ? access.at.text + '  ' : '', line ? el('b', {}, line.trim()) : null)));
      }
      return el('div', {class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'The accesses that race'},
        el('table', {id: 'accesses'}, body));
    }

    walk() {
      this.slider = el('input', {type: 'range', id: 'slider', min: 1, step: 1, 'aria-label': 'Step',
        oninput: () => this.go(+this.slider.value)});
      this.said = el('output', {for: 'slider', 'aria-live': 'polite', id: 'said'});
      this.orderButton = el('button', {type: 'button', id: 'order', onclick: () => this.toggleOrder(),
        title: 'Mark the steps that happen before (↑) and after (↓) the chosen one; ∥ are not ordered with it'}, 'Happens-before');
      const buttons = ['failing', 'passing'].map(which => el('button', {type: 'button', 'data-which': which,
        onclick: () => this.use(which)}, which === 'failing' ? 'Failing schedule' : 'Passing schedule'));
      if (!this.failure.passing) buttons.pop();
      this.buttons = buttons;
      const toolbar = el('div', {class: 'toolbar', role: 'toolbar', 'aria-label': 'Walk through the schedule'},
        el('button', {type: 'button', id: 'back', 'aria-label': 'Step back', onclick: () => this.go(this.number - 1)}, '◀'),
        this.slider,
        el('button', {type: 'button', id: 'forth', 'aria-label': 'Step forth', onclick: () => this.go(this.number + 1)}, '▶'),
        this.orderButton, ...(buttons.length > 1 ? buttons : []), this.said);
      this.scroll = el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Lanes of the goroutines'});
      this.inspector = el('aside', {class: 'inspector', 'aria-label': 'State after the step'});
      const keys = el('p', {class: 'keys'}, el('kbd', {}, '↑'), ' ', el('kbd', {}, '↓'), ' walk, ', el('kbd', {}, 'Home'), ' ',
        el('kbd', {}, 'End'), ' jump, ', el('kbd', {}, 'h'), ' happens-before', buttons.length > 1 ? ', ' : null,
        buttons.length > 1 ? el('kbd', {}, 'p') : null, buttons.length > 1 ? ' passing schedule' : null);
      return el('section', {'aria-labelledby': 'walk-title'}, el('h2', {id: 'walk-title'}, 'Step by step'), toolbar, this.legend(),
        el('div', {class: 'stage'}, this.scroll, this.inspector), keys);
    }

    legend() {
      const entry = (color, text, dash) => el('span', {style: `--c: var(--${color})`, class: dash ? 'dash' : null}, text);
      return el('div', {class: 'legend'}, entry('channel', 'channel'), entry('lock', 'lock'), entry('wait', 'wait group, cond, once'),
        entry('timer', 'woken by the clock', true), entry('other', 'go, and other'), entry('bad', this.failure.race.length ? 'cannot go on; not ordered' : 'cannot go on', true));
    }

    use(which) {
      this.which = which;
      this.schedule = this.failure[which];
      this.lanes = new Lanes(this.failure, this.schedule, which === 'failing', n => this.go(n));
      this.scroll.replaceChildren(this.lanes.element);
      this.slider.min = this.lanes.first;
      this.slider.max = this.schedule.steps.length;
      for (const button of this.buttons) button.setAttribute('aria-pressed', button.dataset.which === which);
      this.go(this.schedule.steps.length);
    }

    toggleOrder() {
      this.order = !this.order;
      this.go(this.number);
    }

    go(number) {
      this.number = Math.max(this.lanes.first, Math.min(this.schedule.steps.length, number));
      const step = this.schedule.steps[this.number - 1];
      this.slider.value = this.number;
      const said = `Step ${step.number} of ${this.schedule.steps.length}: ${quoted(step.goroutine)} ${step.action}`
        + (step.partner ? `; ${quoted(step.partner)} ${step.partnerAction}` : '');
      this.said.textContent = said;
      this.slider.setAttribute('aria-valuetext', said);
      this.orderButton.setAttribute('aria-pressed', this.order);
      this.lanes.show(this.number, this.order);
      this.lanes.reveal(this.number);
      this.inspect(step);
    }

    inspect(step) {
      const parts = [el('h2', {}, 'Step ' + step.number)];
      for (const [name, action, at] of [[step.goroutine, step.action, step.at], [step.partner, step.partnerAction, step.partnerAt]]) {
        if (name) parts.push(el('p', {}, el('b', {}, quoted(name)), ' ' + action), at ? this.excerpt(at) : null);
      }
      if (step.after.length) {
        parts.push(el('p', {class: 'quiet'}, this.reasons(step)));
      }
      if (step.nanos) parts.push(el('p', {class: 'quiet'}, duration(step.nanos) + ' of virtual time have passed.'));
      if (this.which === 'failing') {
        for (const access of this.schedule.accesses.filter(a => a.after === step.number)) {
          parts.push(el('p', {}, 'Then ', el('b', {}, quoted(access.goroutine)), ' ' + access.action), access.at ? this.excerpt(access.at) : null);
        }
      }
      parts.push(el('h3', {}, 'Goroutines'), this.goroutines(step.number), ...this.objects(step));
      this.inspector.replaceChildren(...parts.filter(part => part));
    }

    /** Which steps come before this one, by what orders them. */
    reasons(step) {
      const groups = new Map();
      for (const [n, through] of step.after) groups.set(through, [...(groups.get(through) || []), n].sort((a, b) => a - b));
      const text = [...groups].map(([through, steps]) => `${steps.length > 1 ? 'steps' : 'step'} ${steps.join(', ')} (${through})`);
      return 'Comes after ' + text.join(' and ') + '.';
    }

    excerpt(at) {
      const lines = data.sources[at.file];
      if (!lines) return el('p', {class: 'quiet'}, at.full);
      const pre = el('pre', {class: 'excerpt', tabindex: 0, 'aria-label': 'Source, line ' + at.line});
      for (let n = at.line - 3; n <= at.line + 3; n++) {
        if (lines[n] === undefined) continue;
        pre.append(el('span', {class: n === at.line ? 'here' : null}, el('i', {}, String(n).padStart(4) + '  '), lines[n]));
      }
      return el('div', {}, el('p', {class: 'quiet'}, at.text), pre);
    }

    goroutines(number) {
      const body = el('tbody', {});
      for (const goroutine of this.schedule.goroutines) {
        const now = doing(this.schedule, this.which === 'failing' ? this.failure.blocked : [], goroutine, number);
        if (now) body.append(el('tr', {}, el('th', {scope: 'row'}, goroutine.name),
          el('td', {class: 'state' + (now.blocked ? ' blocked' : '')}, now.text)));
      }
      return el('table', {id: 'goroutines'}, body);
    }

    objects(step) {
      const all = states(this.schedule, step.number);
      if (!all.size) return [];
      const changed = new Set(step.changed.map(([name]) => name));
      const body = el('tbody', {});
      for (const [name, text] of all) {
        body.append(el('tr', {class: changed.has(name) ? 'changed' : null}, el('th', {scope: 'row'}, name),
          el('td', {class: 'state'}, text)));
      }
      return [el('h3', {}, 'Channels, locks and the like'), el('table', {id: 'objects'}, body)];
    }

    compare() {
      const {passing, failing, same, tried, kind} = this.failure;
      const section = el('section', {id: 'compare', 'aria-labelledby': 'compare-title'},
        el('h2', {id: 'compare-title'}, 'The nearest schedule that passes'));
      if (!passing) {
        section.append(el('p', {}, tried ? `None was found: ${count(tried, 'schedule')} with one other decision ${tried === 1 ? 'fails' : 'fail'} too.`
          : kind === 'StepLimit' || kind === 'Nondeterminism' ? 'There is none to compare with: it is not the order of steps that decides.'
            : 'It was not looked for.'));
        return section;
      }
      const a = failing.steps[same], b = passing.steps[same];
      const what = step => step ? quoted(step.goroutine) + ' ' + step.action + (step.partner ? ' (received by ' + quoted(step.partner) + ')' : '') : 'nothing';
      section.append(el('p', {}, (same ? `The first ${count(same, 'step')} are the same. ` : '')
        + `Then what fails goes on with ${what(a)}, and what passes with ${what(b)}.`));
      const body = el('tbody', {});
      const from = Math.max(0, same - 3), to = Math.min(Math.max(failing.steps.length, passing.steps.length) + 1, same + 40);
      if (from) body.append(el('tr', {}, el('td', {}, '…'), el('td', {colspan: 2}, count(from, 'step') + ' alike')));
      for (let i = from; i < to; i++) {
        const [f, p] = [failing.steps[i], passing.steps[i]];
        const differs = what(f) !== what(p);
        body.append(el('tr', {class: differs ? 'differs' : null}, el('td', {}, String(i + 1)),
          this.compared(f, i === failing.steps.length, 'bad', this.failure.headline, what),
          this.compared(p, i === passing.steps.length, 'good', 'passes', what)));
      }
      if (to < Math.max(failing.steps.length, passing.steps.length)) {
        body.append(el('tr', {}, el('td', {}, '…'), el('td', {colspan: 2}, 'and so on; the passing schedule passes')));
      }
      section.append(el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Comparison'},
        el('table', {class: 'compare'}, el('thead', {}, el('tr', {}, el('th', {scope: 'col'}, 'step'),
          el('th', {scope: 'col'}, 'fails'), el('th', {scope: 'col'}, 'passes'))), body)));
      return section;
    }

    compared(step, isEnd, kind, verdict, what) {
      return isEnd ? el('td', {class: kind}, el('b', {}, verdict)) : el('td', {}, step ? what(step) : '');
    }

    key(event) {
      if (!this.lanes || event.ctrlKey || event.metaKey || event.altKey) return false;
      const onSlider = event.target === this.slider;
      switch (event.key) {
        case 'ArrowDown': case 'j': this.go(this.number + 1); return true;
        case 'ArrowUp': case 'k': this.go(this.number - 1); return true;
        case 'ArrowRight': if (onSlider) { this.go(this.number + 1); return true; } return false;
        case 'ArrowLeft': if (onSlider) { this.go(this.number - 1); return true; } return false;
        case 'PageDown': this.go(this.number + 10); return true;
        case 'PageUp': this.go(this.number - 10); return true;
        case 'Home': this.go(this.lanes.first); return true;
        case 'End': this.go(this.schedule.steps.length); return true;
        case 'h': this.toggleOrder(); return true;
        case 'p': if (this.buttons.length > 1) this.use(this.which === 'failing' ? 'passing' : 'failing'); return true;
        default: return false;
      }
    }
  }

  // ---- the page ----

  let view = null;

  function choose(index) {
    view = new View(data.failures[index]);
    document.querySelectorAll('#failures button').forEach((button, i) => button.setAttribute('aria-current', i === index));
  }

  function isDark() {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  }

  const theme = document.getElementById('theme');
  const nameTheme = () => { theme.textContent = isDark() ? 'Light' : 'Dark'; };
  theme.addEventListener('click', () => {
    document.documentElement.dataset.theme = isDark() ? 'light' : 'dark';
    nameTheme();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', nameTheme);
  nameTheme();

  document.addEventListener('keydown', event => {
    if (event.target.closest('pre')) return;
    if (view && view.key(event)) event.preventDefault();
  });

  if (data.failures.length) {
    const nav = document.getElementById('failures');
    data.failures.forEach((failure, i) => nav.append(el('button', {type: 'button', onclick: () => choose(i)},
      (i + 1) + '. ' + failure.headline.slice(0, 60))));
    nav.hidden = data.failures.length < 2;
    choose(0);
  } else {
    document.body.classList.add('passed');
    document.getElementById('text').open = true;
  }
})();
