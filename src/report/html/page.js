// What the page does besides being read: it filters, copies, and opens what a link leads to.
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const form = document.getElementById('filter');
  const openTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target instanceof HTMLDetailsElement) {
      target.hidden = false;
      target.open = true;
      target.scrollIntoView();
      target.querySelector('summary').focus({ preventScroll: true });
    }
  };
  addEventListener('hashchange', openTarget);
  openTarget();
  for (const pre of all('pre[data-copy]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(pre.textContent);
        button.textContent = 'Copied';
      } catch {
        getSelection().selectAllChildren(pre);
        button.textContent = 'Selected';
      }
      setTimeout(() => {
        button.textContent = 'Copy';
      }, 2000);
    });
    pre.before(button);
  }
  if (form === null) return;
  const text = document.getElementById('filter-text');
  const count = document.getElementById('filter-count');
  const items = all('details.rule, details.exchange').map((item) => ({
    item,
    words: item.textContent.toLowerCase(),
    rule: item.classList.contains('rule'),
  }));
  const groups = all('section.group');
  const apply = () => {
    const wanted = text.value.trim().toLowerCase().split(/\s+/);
    const ended = new Set(all('#filter input[name=outcome]:checked').map((box) => box.value));
    let shown = 0;
    let rules = 0;
    for (const { item, words, rule } of items) {
      const kept =
        wanted.every((word) => words.includes(word)) && (!rule || ended.has(item.dataset.outcome));
      item.hidden = !kept;
      if (rule) {
        rules += 1;
        shown += kept ? 1 : 0;
      }
    }
    for (const group of groups)
      group.hidden = group.querySelector('details:not([hidden])') === null;
    count.textContent = `${shown} of ${rules} rules shown`;
  };
  form.addEventListener('input', apply);
  form.addEventListener('reset', () => setTimeout(apply));
  form.addEventListener('submit', (event) => event.preventDefault());
  const toggle = (open) => {
    for (const { item } of items) if (!item.hidden) item.open = open;
  };
  document.getElementById('open-all').addEventListener('click', () => toggle(true));
  document.getElementById('close-all').addEventListener('click', () => toggle(false));
  form.hidden = false;
  apply();
})();
