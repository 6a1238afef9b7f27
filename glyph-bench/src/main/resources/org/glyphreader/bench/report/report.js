'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const style = getComputedStyle(document.documentElement);
const ink = style.getPropertyValue('--ink').trim();
const soft = style.getPropertyValue('--soft').trim();
const line = style.getPropertyValue('--line').trim();
const dark = matchMedia('(prefers-color-scheme: dark)').matches;
const colours = dark
  ? ['#6cb2ff', '#ffa657', '#7ee0a1', '#e59be8', '#f2d95c', '#ff8b8b']
  : ['#1a66b8', '#b3530a', '#187a45', '#8a2f9c', '#7d6600', '#b3261e'];
Chart.defaults.color = ink;
Chart.defaults.borderColor = line;
Chart.defaults.font.family = 'system-ui, sans-serif';
Chart.defaults.animation = false;
Chart.defaults.maintainAspectRatio = false;

/** Draws the interval of each point or bar: its raw value has low and high. */
const intervals = {
  id: 'intervals',
  afterDatasetsDraw(chart) {
    const flat = chart.options.indexAxis === 'y';
    const scale = flat ? chart.scales.x : chart.scales.y;
    const pen = chart.ctx;
    pen.save();
    pen.lineWidth = 1.5;
    chart.data.datasets.forEach((set, i) => {
      if (!chart.isDatasetVisible(i)) return;
      chart.getDatasetMeta(i).data.forEach((element, k) => {
        const raw = (set.intervals || [])[k];
        if (!raw || raw.low == null || raw.high == null) return;
        const a = scale.getPixelForValue(raw.low);
        const b = scale.getPixelForValue(raw.high);
        pen.strokeStyle = chart.config.type === 'bar' ? ink : set.borderColor;
        pen.beginPath();
        if (flat) {
          pen.moveTo(a, element.y); pen.lineTo(b, element.y);
          for (const x of [a, b]) { pen.moveTo(x, element.y - 4); pen.lineTo(x, element.y + 4); }
        } else {
          pen.moveTo(element.x, a); pen.lineTo(element.x, b);
          for (const y of [a, b]) { pen.moveTo(element.x - 4, y); pen.lineTo(element.x + 4, y); }
        }
        pen.stroke();
      });
    });
    pen.restore();
  },
};
/** Writes what a point is beside it. */
const labels = {
  id: 'labels',
  afterDatasetsDraw(chart) {
    if (chart.width < 520) return;
    const pen = chart.ctx;
    pen.save();
    pen.fillStyle = soft;
    pen.font = '12px system-ui, sans-serif';
    chart.data.datasets.forEach((set, i) => {
      if (!chart.isDatasetVisible(i) || !set.labels) return;
      chart.getDatasetMeta(i).data.forEach((element, k) => {
        const right = element.x > chart.chartArea.right - 70;
        pen.textAlign = right ? 'right' : 'left';
        pen.fillText(set.labels[k], element.x + (right ? -8 : 8), element.y - 8);
      });
    });
    pen.restore();
  },
};
Chart.register(intervals, labels);

const number = (value, digits = 3) => value == null ? '–'
  : value.toLocaleString('en', value >= 1000
    ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: digits });
const short = value => value.toLocaleString('en', { notation: 'compact' });
const percent = value => value == null ? '–' : (100 * value).toFixed(1);
const groupBy = (rows, key) => {
  const groups = new Map();
  rows.forEach(row => groups.set(key(row), [...(groups.get(key(row)) || []), row]));
  return groups;
};
function element(tag, text, parent, className) {
  const made = document.createElement(tag);
  if (text != null) made.textContent = text;
  if (className) made.className = className;
  if (parent) parent.append(made);
  return made;
}
function section(title, text) {
  const made = element('section', null, document.getElementById('sections'));
  element('h2', title, made);
  if (text) element('p', text, made);
  return made;
}
function chart(parent, height, config, title) {
  const box = element('div', null, parent, 'chart');
  box.style.height = height + 'px';
  const canvas = element('canvas', null, box);
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', title + '; the figures are in the table below');
  return new Chart(canvas, config);
}
function table(parent, title, head, rows) {
  const details = element('details', null, parent);
  element('summary', title, details);
  const grid = element('table', null, element('div', null, details, 'table'));
  const top = element('tr', null, element('thead', null, grid));
  const body = element('tbody', null, grid);
  const numeric = head.map((_, i) => rows.every(row => /^[–\d.,]+$/.test(String(row[i]))));
  head.forEach((name, i) => element('th', name, top, numeric[i] ? 'number' : ''));
  rows.forEach(row => {
    const tr = element('tr', null, body);
    row.forEach((cell, i) => element('td', cell, tr, numeric[i] ? 'number' : ''));
  });
  return details;
}
const axis = (title, extra = {}) => ({ title: { display: true, text: title, color: soft }, grid: { color: line }, ...extra });

function tradeOff() {
  const pages = data.quality.filter(row => row.reader === 'pages' && row.ratio != null);
  if (!pages.length) return;
  const overall = pages.filter(row => row.task.startsWith('all '));
  const rows = overall.length ? overall : pages;
  const made = section('What compression costs',
    'Each point is a resolution: further right costs the model fewer tokens, further up is read better. Means over tasks, each weighing the same, with their 95 % intervals; text layers ignored. Dashed: the same questions over the text itself.');
  const datasets = [...groupBy(rows, row => [row.backend, row.preset, row.task, row.characters ? number(row.characters) + ' characters' : 'as given'].join(', '))].map(([name, points], i) => {
    points.sort((a, b) => a.ratio - b.ratio);
    return {
      label: name, borderColor: colours[i % 6], backgroundColor: colours[i % 6], showLine: true, pointRadius: 5, tension: 0,
      data: points.map(p => ({ x: p.ratio, y: 100 * p.mean })),
      intervals: points.map(p => ({ low: p.low == null ? null : 100 * p.low, high: p.high == null ? null : 100 * p.high })),
      labels: points.map(p => p.dpi + ' dpi'),
    };
  });
  const most = Math.ceil(Math.max(...rows.map(row => row.ratio)) * 1.05);
  const asked = new Set(data.quality.filter(row => row.reader === 'text').map(row => row.task));
  data.quality.filter(row => row.reader === 'text' && (row.task.startsWith('all ') || asked.size === 1)).forEach((row, i) => datasets.push({
    label: row.backend + ', text itself, ' + row.task + ', ' + number(row.characters) + ' characters', borderColor: soft, backgroundColor: soft, borderDash: [6, 4], showLine: true, pointRadius: 0,
    data: [{ x: 0, y: 100 * row.mean }, { x: most, y: 100 * row.mean }],
  }));
  chart(made, 420, {
    type: 'scatter', data: { datasets },
    options: {
      scales: { x: axis('compression: text tokens / visual tokens', { min: 0, max: most }), y: axis('score, %', { min: 0, max: 100 }) },
      layout: { padding: { top: 18 } }, clip: false,
      plugins: { legend: { position: 'bottom' } },
    },
  }, 'Quality against compression');
  table(made, 'All figures', ['reader', 'backend', 'preset', 'dpi', 'characters', 'task', 'metric', 'mean %', 'low %', 'high %', 'documents', 'ratio', 'failed'],
    data.quality.map(r => [r.reader, r.backend, r.preset || '–', r.dpi || '–', number(r.characters), r.task, r.metric, percent(r.mean), percent(r.low), percent(r.high), r.documents, r.ratio == null ? '–' : r.ratio.toFixed(2), r.failed]));
}

/** Digits before the first that is wrong: 99 and 99.9 % are as far apart as 90 and 99 %. */
const nines = share => -Math.log10(1 - Math.min(share, 0.9999));
const shareOf = digits => 1 - 10 ** -digits;
const point = c => ({ x: c.ratio, y: nines(c.accuracy.mean) });
const spread = c => ({ low: nines(c.accuracy.low), high: nines(c.accuracy.high) });

function searchFigures(search) {
  const row = (stage, c) => [stage, c.id, c.ratio.toFixed(2), percent2(c.accuracy.mean), percent2(c.accuracy.low), percent2(c.accuracy.high), number(c.accuracy.items), c.answers ? percent(c.answers.mean) : '–', c.file || '–'];
  return [
    ...search.front.map(c => row('front', c)),
    ...(search.baseline ? [row('published, held back', search.baseline)] : []),
    ...search.finalists.map(c => row(c.complete ? 'finalist, held back' : 'given up, held back', c)),
    ...(search.best ? [row('best, held back', search.best)] : []),
  ];
}
const percent2 = value => (100 * value).toFixed(2);

function searches() {
  for (const search of data.searches) {
    const best = search.best ? `Best: ratio ${search.best.ratio.toFixed(2)}` + (search.baseline ? `, ${(search.best.ratio / search.baseline.ratio).toFixed(2)} × that of the published design` : '') + '.' : 'No design reaches the goal.';
    const made = section('Search for a page design: ' + search.name,
      `${best} Goal: ${search.goal}. ${search.evaluations} designs in ${number(search.searchSeconds)} s, finalists in ${number(search.finalSeconds)} s; ended by: ${search.stopped}. The vertical axis stretches towards 100 %; intervals are 95 %. Candidates were read on the texts searched on, finalists on texts held back.`);
    const sets = [
      { label: 'all candidates', colour: soft, points: search.candidates, radius: 2, plain: true },
      { label: 'front', colour: colours[0], points: search.front, radius: 4, line: true },
      { label: 'finalists, held back', colour: colours[1], points: search.finalists, radius: 5 },
      { label: 'published design, held back', colour: colours[2], points: search.baseline ? [search.baseline] : [], radius: 6 },
      { label: 'best, held back', colour: colours[5], points: search.best ? [search.best] : [], radius: 7 },
    ].filter(set => set.points.length);
    chart(made, 440, {
      type: 'scatter',
      data: { datasets: sets.map(set => ({ label: set.label, borderColor: set.colour, backgroundColor: set.colour, pointRadius: set.radius, showLine: !!set.line, tension: 0, data: set.points.map(point), intervals: set.plain ? [] : set.points.map(spread) })) },
      options: {
        scales: { x: axis('compression: text tokens / visual tokens', { beginAtZero: true }), y: axis('characters read right, %', { min: 0, max: 4, ticks: { callback: v => (100 * shareOf(v)).toFixed(Math.max(0, Math.floor(v) - 1)) } }) },
        plugins: { legend: { position: 'bottom' }, tooltip: { callbacks: { label: c => { const p = sets[c.datasetIndex].points[c.dataIndex]; return `${p.id}: ratio ${p.ratio.toFixed(2)}, ${percent2(p.accuracy.mean)} %`; } } } },
      },
    }, 'Accuracy against compression');
    table(made, 'Front and finalists', ['stage', 'design', 'ratio', 'right %', 'low %', 'high %', 'characters', 'answers %', 'file'], searchFigures(search));
    if (search.effects.length) {
      element('h3', 'What each key did, all others equal', made);
      const shown = search.effects.slice(0, 12);
      chart(made, 80 + 40 * shown.length, {
        type: 'bar',
        data: { labels: shown.map(e => e.key), datasets: [
          { label: 'compression, %', backgroundColor: colours[0], data: shown.map(e => 100 * (e.ratio - 1)) },
          { label: 'accuracy, hundredths of a digit', backgroundColor: colours[1], data: shown.map(e => 100 * e.nines) }] },
        options: { indexAxis: 'y', scales: { x: axis('difference between the tenth and the ninetieth percentile of what was tried'), y: { grid: { display: false } } }, plugins: { legend: { position: 'bottom' } } },
      }, 'Effects of keys');
      table(made, 'All keys', ['key', 'ratio ×', 'accuracy, digits', 'densest', 'clearest'],
        search.effects.map(e => [e.key, e.ratio.toFixed(2), e.nines.toFixed(2), e.densest, e.clearest]));
    }
    if (search.best) table(made, 'The best design', ['key', 'value'], Object.entries(search.best.config).map(([k, v]) => [k, String(v)]));
    const pages = element('div', null, made, 'charts');
    for (const page of search.pages) {
      const box = element('div', null, pages);
      element('h3', page.id + ', as the model sees it', box);
      const image = element('img', null, box);
      image.src = page.image;
      image.alt = 'Example page of design ' + page.id;
    }
  }
}

function tasks() {
  const rows = data.quality.filter(row => !row.task.startsWith('all '));
  const names = [...new Set(rows.map(row => row.task))];
  if (names.length < 2) return;
  const made = section('Task by task', 'Bars show the task’s own score with its 95 % interval.');
  const datasets = [...groupBy(rows, row => row.reader === 'text' ? row.backend + ', text itself' : `${row.backend}, ${row.preset}, ${row.dpi} dpi`)]
    .map(([name, each], i) => {
      const by = names.map(task => each.find(row => row.task === task));
      return {
        label: name, backgroundColor: name.endsWith('text itself') ? soft : colours[i % 6],
        data: by.map(row => row ? 100 * row.mean : null),
        intervals: by.map(row => row && row.low != null ? { low: 100 * row.low, high: 100 * row.high } : null),
      };
    });
  chart(made, 60 + names.length * (14 + 14 * datasets.length), {
    type: 'bar', data: { labels: names, datasets },
    options: { indexAxis: 'y', scales: { x: axis('score, %', { min: 0, max: 100 }), y: { grid: { display: false } } }, plugins: { legend: { position: 'bottom' } } },
  }, 'Score of each task');
}

const spoken = (name, value) => ({
  kind: () => value.toLowerCase(), dpi: () => value + ' dpi', pages: () => value + (value === '1' ? ' page' : ' pages'),
  characters: () => number(Number(value)) + ' characters', newTokens: () => value + ' new tokens',
  markers: () => value === 'true' ? 'red line ends' : 'grey', weights: () => 'weights ' + value,
  model: () => 'model ' + value.split('/').filter(Boolean).pop(),
}[name] || (() => value))();
const parameters = (row, names = Object.keys(row.parameters)) =>
  names.filter(name => row.parameters[name]).map(name => spoken(name, row.parameters[name])).join(', ');
/** Names of the parameters that differ between rows, and of those that do not. */
function differing(rows) {
  const names = [...new Set(rows.flatMap(row => Object.keys(row.parameters)))].sort();
  const differ = names.filter(name => new Set(rows.map(row => row.parameters[name])).size > 1);
  return { differ, same: names.filter(name => !differ.includes(name)) };
}

function speed() {
  const rows = data.speed.filter(row => row.metric.endsWith('PerSecond') || (!row.metric && !row.unit.startsWith('ops') && !row.benchmark.startsWith('Growth')));
  if (!rows.length) return;
  const made = section('Speed', 'Throughput: more is better. Times: less is better. Intervals are JMH’s, 99.9 %.');
  const backend = row => row.parameters.reader || row.parameters.backend;
  const backends = [...new Set(rows.map(backend).filter(Boolean))].sort();
  const grid = element('div', null, made, 'charts');
  const unit = row => row.metric ? row.metric.replace(/([A-Z])/g, ' $1').toLowerCase().replace(' per second', '/s') : row.unit.replace('/op', '');
  for (const [name, each] of groupBy(rows, row => row.benchmark.replace('Benchmark.', ' · ') + ', ' + unit(row))) {
    const box = element('div', null, grid);
    element('h3', name, box);
    const { differ, same } = differing(each);
    element('p', parameters(each[0], same), box, 'note');
    chart(box, 44 + 30 * each.length, {
      type: 'bar',
      data: {
        labels: each.map(row => parameters(row, differ)),
        datasets: [{ data: each.map(row => row.score), backgroundColor: each.map(row => colours[Math.max(0, backends.indexOf(backend(row))) % 6]), intervals: each.map(row => ({ low: row.low == null ? null : Math.max(0, row.low), high: row.high })), maxBarThickness: 22 }],
      },
      options: { indexAxis: 'y', scales: { x: axis('', { beginAtZero: true, title: { display: false }, ticks: { callback: v => v < 1e4 ? number(v) : short(v) }, suggestedMax: Math.max(...each.map(row => Math.min(row.high || 0, 1.5 * row.score))) }), y: { grid: { display: false }, ticks: { autoSkip: false, font: { size: 11 } } } }, plugins: { legend: { display: false } } },
    }, name);
  }
  table(made, 'All figures', ['benchmark', 'metric', 'parameters', 'score', 'low', 'high', 'unit'],
    data.speed.map(r => [r.benchmark, r.metric || 'time or rate', parameters(r), number(r.score, 4), number(r.low, 4), number(r.high, 4), r.unit]));
}

function growth() {
  if (!data.growth.length) return;
  const slopes = data.growth.map(g => `${g.what} ${g.slope.toFixed(2)}`).join(', ');
  const made = section('Growth with document length', `Both axes are logarithmic: a slope of 1 is linear growth. Slopes from 100,000 characters on: ${slopes}.`);
  chart(made, 400, {
    type: 'scatter',
    data: { datasets: data.growth.map((g, i) => ({ label: `${g.what} (slope ${g.slope.toFixed(2)})`, borderColor: colours[i % 6], backgroundColor: colours[i % 6], showLine: true, pointRadius: 5, data: Object.entries(g.milliseconds).map(([x, y]) => ({ x: Number(x), y })) })) },
    options: { scales: { x: axis('characters', { type: 'logarithmic', ticks: { maxRotation: 0, callback: v => Math.log10(v) % 1 === 0 ? short(v) : '' } }), y: axis('ms', { type: 'logarithmic', ticks: { callback: v => Math.log10(v) % 1 === 0 ? number(v) : '' } }) }, plugins: { legend: { position: 'bottom' } } },
  }, 'Growth with document length');
  table(made, 'All figures', ['what', 'characters', 'ms', 'µs a character'],
    data.growth.flatMap(g => Object.entries(g.milliseconds).map(([x, y]) => [g.what, number(Number(x)), number(y, 4), number(1000 * y / Number(x), 3)])));
}

function peers() {
  if (!data.peers.length) return;
  const made = section('Beside others', 'Run in turns on the same machine, checkpoint and images; the ratio is the median of pairs, with the lowest and highest pair. Beyond the line at 1 this library is faster.');
  const grid = element('div', null, made, 'charts');
  const most = Math.max(1, ...data.peers.map(p => p.high || p.ratio)) * 1.05;
  const side = (name, dtype) => dtype ? name + ' ' + dtype : name;
  const sheets = p => p.pages ? (p.pages === 1 ? '1 page' : p.pages + ' pages') : '';
  const groups = groupBy(data.peers, p => [side(p.backend, p.dtype) + ' beside ' + side(p.peer, p.peerDtype || p.dtype), sheets(p)].filter(Boolean).join(', '));
  for (const [name, rows] of groups) {
    const box = element('div', null, grid);
    element('h3', name, box);
    chart(box, 56 + 30 * rows.length, {
      type: 'bar',
      data: { labels: rows.map(p => p.stage), datasets: [{ data: rows.map(p => p.ratio), backgroundColor: colours[2], intervals: rows.map(p => ({ low: p.low, high: p.high })), maxBarThickness: 22 }] },
      options: {
        indexAxis: 'y', plugins: { legend: { display: false } },
        scales: { x: axis('times the peer’s speed', { min: 0, max: most, grid: { color: at => at.tick && at.tick.value === 1 ? ink : line } }), y: { grid: { display: false } } },
      },
    }, name);
  }
  table(made, 'All figures', ['backend', 'dtype', 'peer', 'its dtype', 'pages', 'stage', 'here', 'there', 'unit', 'ratio', 'lowest pair', 'highest pair', 'pairs', 'memory GB/s', 'of it here %', 'there %'],
    data.peers.map(p => [p.backend || '–', p.dtype || '–', p.peer, p.peerDtype || p.dtype || '–', p.pages || '–', p.stage, number(p.here), number(p.there), p.unit || '–', number(p.ratio), number(p.low), number(p.high), p.pairs || '–',
      p.bytesPerSecond ? number(p.bytesPerSecond / 1e9) : '–', percent(p.hereOfBandwidth), percent(p.thereOfBandwidth)]));
}

function machines() {
  const made = document.getElementById('machines');
  element('h2', 'Measured on', made);
  table(made, 'Machines and versions', ['file', 'when', 'processor', 'cores', 'memory', 'JVM', 'system', 'glyph', 'libraries'],
    data.machines.map(({ file, started, environment: e }) => [file, started, e.cpu, e.cores, e.memoryBytes ? (e.memoryBytes / 2 ** 30).toFixed(0) + ' GiB' : '–', e.java, e.os, e.glyph, Object.entries(e.libraries || {}).map(([k, v]) => k + ' ' + v).join(', ')])).open = true;
}

const first = data.machines[0];
document.getElementById('intro').textContent = first ? `${first.environment.cpu}, ${first.environment.cores} cores, ${first.environment.java}; ${first.started.slice(0, 10)}.` : '';
searches();
tradeOff();
tasks();
speed();
growth();
peers();
machines();
