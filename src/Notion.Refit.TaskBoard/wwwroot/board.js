// Everything works without this script. With it, forms are sent in place, cards can be dragged, and changes of others appear by themselves.

const columns = () => document.getElementById('columns');
const details = document.getElementById('details');
const cardOf = id => document.getElementById(`card-${id}`);

// ---- Requests: a part of a page, or a sentence that says why there is none.

class Problem extends Error {
    constructor(status, sentence) {
        super(sentence);
        this.status = status;
    }
}

async function request(address, body) {
    let response;
    try {
        response = await fetch(address, { method: body ? 'POST' : 'GET', body, headers: { 'X-Fragment': '1' }, redirect: 'manual' });
    } catch {
        throw new Problem(0, 'The app cannot be reached. Check the connection and try again.');
    }
    if (response.type === 'opaqueredirect')
        throw new Problem(401, 'You are not signed in any more. Reload the page to sign in again.');
    const text = await response.text();
    if (!response.ok)
        throw new Problem(response.status, text || 'This did not work. Reload the page and try again.');
    const template = document.createElement('template');
    template.innerHTML = text;
    return template.content;
}

async function attempt(work) {
    document.getElementById('problem').hidden = true;
    try {
        return await work();
    } catch (error) {
        showProblem(error instanceof Problem ? error.message : 'Something went wrong in this page. Reload it.');
        if (!(error instanceof Problem))
            console.error(error);
        return null;
    }
}

function showProblem(sentence) {
    const problem = document.getElementById('problem');

    // An open dialog covers the page.
    (details?.open ? details : document.body).append(problem);
    const close = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Close' });
    close.addEventListener('click', () => { problem.hidden = true; });
    problem.replaceChildren(sentence, close);
    problem.hidden = false;
}

const say = sentence => { document.getElementById('status').textContent = sentence; };

// ---- Cards.

async function place(card) {
    const list = columns().querySelector(`[data-column="${card.dataset.column}"] > .cards`);
    const old = cardOf(card.dataset.card);
    if (!list)
        return refresh();
    if (old && look(old) === look(card))
        return;
    await change([old, card], () => {
        const focused = old?.contains(document.activeElement);
        const after = [...list.children].find(other => other !== old && other.dataset.sort > card.dataset.sort) ?? null;
        list.insertBefore(card, after);
        old?.remove();
        count();
        if (focused)
            focus(card.dataset.card);
    });
}

async function remove(id) {
    const card = cardOf(id);
    if (card) {
        await change([card], () => {
            card.remove();
            count();
        });
    }
}

const focus = id => cardOf(id)?.querySelector('a').focus();

// The token of the form is another one in every response.
function look(card) {
    const copy = card.cloneNode(true);
    copy.removeAttribute('style');
    copy.querySelector('[name="__RequestVerificationToken"]').remove();
    return copy.outerHTML;
}

function count() {
    for (const column of columns().querySelectorAll('.column'))
        column.querySelector('.count').textContent = column.querySelector('.cards').children.length;
}

// The browser moves cards smoothly, unless the person wants no motion.
async function change(cards, work) {
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (isStill || !document.startViewTransition || document.hidden || details?.open) {
        work();
        return;
    }
    const name = value => cards.forEach(card => { if (card) card.style.viewTransitionName = value; });
    name(`card-${cards.at(-1).dataset.card}`);
    const transition = document.startViewTransition(work);
    transition.ready.catch(() => { /* another change came before its animation started */ });
    transition.finished.finally(() => name(''));
    await transition.updateCallbackDone;
}

async function refresh() {
    const part = await attempt(() => request('/columns'));
    if (!part)
        return;
    const focused = document.activeElement.closest('.card')?.dataset.card;
    columns().replaceWith(part.getElementById('columns'));
    focus(focused);
}

const move = (card, form, to) => attempt(async () => {
    const body = new FormData(form);
    body.set('to', to);
    const moved = (await request(form.action, body)).querySelector('.card');
    await place(moved);
    say(`“${moved.querySelector('h3').textContent}” is in ${columnTitle(to)} now.`);
});

const columnTitle = name => document.querySelector(`.column[data-column="${name}"] h2`)?.textContent;

// ---- Forms.

const submits = {
    async add(form) {
        const card = (await request(form.action, new FormData(form))).querySelector('.card');
        form.reset();
        await place(card);
        say(`“${card.querySelector('h3').textContent}” was added.`);
    },
    async move(form, button) {
        await move(form.closest('.card'), form, button.value);
    },
    async save(form) {
        const card = (await request(form.action, new FormData(form))).querySelector('.card');
        if (columns()) {
            details.close();
            await place(card);
            focus(card.dataset.card);
        }
        say('Saved.');
    },
    async delete(form, button) {
        await request(button.formAction, new FormData(form));
        if (!columns()) {
            location.href = '/';
            return;
        }
        const id = form.closest('[data-details]').dataset.details;
        details.close();
        await remove(id);
        say('Deleted.');
    },
    async content(form) {
        const input = form.elements.file;
        if (input && input.files[0].size > input.dataset.max)
            throw new Problem(413, `“${input.files[0].name}” is too large. Files of up to 20 MB can be added to a card.`);
        const part = await request(form.action, new FormData(form));
        showContent(form.closest('[data-details]'), part);
        form.reset();
        say('Added.');
    },
};

document.addEventListener('submit', async event => {
    const kind = event.submitter?.dataset.form ?? event.target.dataset.form;
    if (!submits[kind])
        return;
    event.preventDefault();
    if (event.target.ariaBusy === 'true')
        return;
    event.target.ariaBusy = 'true';
    await attempt(() => submits[kind](event.target, event.submitter));
    event.target.ariaBusy = null;
});

// ---- The details of a card, in a dialog.

document.addEventListener('click', async event => {
    const link = event.target.closest('a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey)
        return;
    if (link.closest('[data-content]')) {
        link.target = '_blank';
        link.rel = 'noopener';
    } else if (details && link.matches('[data-open]')) {
        event.preventDefault();
        const part = await attempt(() => request(link.href));
        if (part)
            openDetails(part);
    }
});

function openDetails(part) {
    const close = Object.assign(document.createElement('button'), { type: 'button', className: 'close', textContent: '×', ariaLabel: 'Close' });
    close.addEventListener('click', () => details.close());
    details.replaceChildren(close, part);
    details.showModal();
    details.querySelector('[name="Name"]').focus();
}

details?.addEventListener('click', event => {
    // The dialog itself is hit beside what is in it.
    if (event.target === details)
        details.close();
});

details?.addEventListener('close', () => {
    const id = details.querySelector('[data-details]')?.dataset.details;
    document.body.append(document.getElementById('problem'));
    details.replaceChildren();
    focus(id);
});

const showContent = (place, part) => place.querySelector('[data-content]').replaceWith(part.querySelector('[data-content]'));

// ---- Dragging.

let dragged = null;

document.addEventListener('dragstart', event => {
    dragged = event.target.closest?.('.card');
    if (!dragged)
        return;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', dragged.querySelector('h3').textContent);
    dragged.classList.add('dragged');
});

document.addEventListener('dragend', () => {
    dragged?.classList.remove('dragged');
    dragged = null;
    mark(null);
});

document.addEventListener('dragover', event => {
    const column = targetOf(event);
    mark(column);
    if (column)
        event.preventDefault();
});

document.addEventListener('drop', event => {
    const column = targetOf(event);
    if (!column)
        return;
    event.preventDefault();
    move(dragged, dragged.querySelector('form'), column.dataset.column);
});

function targetOf(event) {
    const column = dragged && event.target.closest?.('.column');
    return column && column.dataset.column !== 'Other' && column.dataset.column !== dragged.dataset.column ? column : null;
}

function mark(column) {
    for (const other of document.querySelectorAll('.column'))
        other.classList.toggle('target', other === column);
}

// ---- Changes of others.

const followed = new Map();

// One request a card at a time: responses that overtake each other would show what was.
async function follow(id) {
    const isRunning = followed.has(id);
    followed.set(id, isRunning);
    if (isRunning)
        return;
    do {
        followed.set(id, false);
        await show(id);
    } while (followed.get(id));
    followed.delete(id);
}

async function show(id) {
    try {
        await place((await request(`/cards/${id}/face`)).querySelector('.card'));
        const open = details.querySelector(`[data-details="${id}"]`);
        if (open)
            showContent(open, await request(`/cards/${id}/content`));
    } catch (error) {
        if (error.status === 404)
            await remove(id);
    }
}

if (columns()) {
    const updates = new EventSource('/updates');
    updates.addEventListener('version', event => {
        // A change between reading the board and now, or while the connection was broken.
        if (event.data !== columns().dataset.version)
            refresh();
    });
    updates.addEventListener('card', event => {
        columns().dataset.version = event.lastEventId;
        follow(event.data);
    });
    updates.addEventListener('open', () => { document.body.dataset.live = 'true'; });
    updates.addEventListener('error', () => { document.body.dataset.live = 'false'; });
}
