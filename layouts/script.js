// Scripts only add: every page works without.

// The table of contents is open where it has a column of its own.
const wide = matchMedia('(min-width: 64em)');
const contents = document.querySelector('nav.contents details');
if (contents) contents.open = wide.matches;

// The language switch keeps the place in the text: anchors are the same in every
// language.
function keepPlace() {
  for (const link of document.querySelectorAll('nav.languages a')) link.hash = location.hash;
}
addEventListener('hashchange', keepPlace);
keepPlace();

// Changes are shown in one of two forms, the redline or the comparison table; a
// link to a row of either shows that one. Paper gets the one that is shown.
const views = document.querySelector('nav.views');
function showView() {
  const forms = [...document.querySelectorAll('section.view')];
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const shown = target && target.closest('section.view') || forms.find((form) => !form.hidden && form.dataset.shown) || document.getElementById(views.dataset.first);
  for (const form of forms) {
    form.hidden = form !== shown;
    form.dataset.shown = form === shown ? 'yes' : '';
  }
  for (const link of views.querySelectorAll('a')) {
    if (link.hash === '#' + shown.id) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  const folded = target && target.closest('details');
  if (folded) folded.open = true;
  if (target) target.scrollIntoView();
}
if (views) {
  addEventListener('hashchange', showView);
  showView();
}
