// The official client, unmodified, calls every operation it has. SCENARIO holds what the emulator was given:
// { url, version, token, pageId, clientId, clientSecret, code, fileUrl, agentId }.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import {
  APIErrorCode,
  APIResponseError,
  Client,
  collectPaginatedAPI,
  isFullBlock,
  isFullComment,
  isFullDatabase,
  isFullDataSource,
  isFullPage,
  isFullUser,
  isFullView,
  iteratePaginatedAPI,
} from "@notionhq/client";
import { noting, operationsOf } from "./calls.mjs";

const given = JSON.parse(process.env.SCENARIO);
const called = new Set();
const client = new Client({ baseUrl: given.url, auth: given.token, notionVersion: given.version, retry: false });
const notion = noting(client, called);
const isLatest = given.version >= "2026-03-11";

const text = (content) => [{ type: "text", text: { content } }];
const plain = (richText) => richText.map((part) => part.plain_text).join("");
const paragraph = (content) => ({ type: "paragraph", paragraph: { rich_text: text(content) } });
const titled = (title) => ({ title: { title: text(title) } });
const inTrash = (trashed) => (isLatest ? { in_trash: trashed } : { archived: trashed });
const newPage = (title, rest = {}) => notion.pages.create({ parent: { page_id: home }, properties: titled(title), ...rest });

let home;

before(async () => {
  const page = await notion.pages.create({ parent: { page_id: given.pageId }, properties: titled(`Scenario ${given.version}`) });
  home = page.id;
});

test("users", async () => {
  const me = await notion.users.me({});
  assert.equal(me.type, "bot");
  const users = await collectPaginatedAPI(notion.users.list, { page_size: 1 });
  assert.ok(users.some((user) => user.id === me.id));
  const found = await notion.users.retrieve({ user_id: users[0].id });
  assert.ok(isFullUser(found));
  assert.equal(found.id, users[0].id);
});

test("pages", async () => {
  const page = await newPage("First", {
    icon: { type: "emoji", emoji: "🥑" },
    cover: { type: "external", external: { url: "https://example.com/cover.png" } },
    children: [paragraph("one"), paragraph("two")],
  });
  assert.ok(isFullPage(page));
  assert.equal(page.icon.emoji, "🥑");

  const read = await notion.pages.retrieve({ page_id: page.id });
  assert.equal(plain(read.properties.title.title), "First");
  assert.equal(read.parent.page_id, home);

  const renamed = await notion.pages.update({ page_id: page.id, properties: titled("Second"), icon: null });
  assert.equal(plain(renamed.properties.title.title), "Second");
  assert.equal(renamed.icon, null);

  const title = await notion.pages.properties.retrieve({ page_id: page.id, property_id: "title" });
  assert.equal(title.object, "list");
  assert.equal(plain(title.results.map((item) => item.title)), "Second");

  const other = await newPage("Other");
  const moved = await notion.pages.move({ page_id: page.id, parent: { type: "page_id", page_id: other.id } });
  assert.equal(moved.parent.page_id, other.id);

  const trashed = await notion.pages.update({ page_id: page.id, ...inTrash(true) });
  assert.equal(trashed.in_trash, true);
  const restored = await notion.pages.update({ page_id: page.id, ...inTrash(false) });
  assert.equal(restored.in_trash, false);
});

test("blocks", async () => {
  const page = await newPage("Blocks");
  const appended = await notion.blocks.children.append({
    block_id: page.id,
    children: [
      paragraph("first"),
      { type: "toggle", toggle: { rich_text: text("toggle"), children: [paragraph("inside")] } },
      { type: "to_do", to_do: { rich_text: text("task"), checked: false } },
      { type: "divider", divider: {} },
      {
        type: "table",
        table: {
          table_width: 2,
          has_column_header: true,
          children: [{ type: "table_row", table_row: { cells: [text("a"), text("b")] } }],
        },
      },
      {
        type: "column_list",
        column_list: {
          children: [
            { type: "column", column: { children: [paragraph("left")] } },
            { type: "column", column: { children: [paragraph("right")] } },
          ],
        },
      },
    ],
  });
  assert.deepEqual(
    appended.results.map((block) => block.type),
    ["paragraph", "toggle", "to_do", "divider", "table", "column_list"],
  );

  const read = [];
  for await (const block of iteratePaginatedAPI(notion.blocks.children.list, { block_id: page.id, page_size: 4 })) read.push(block);
  assert.deepEqual(
    read.map((block) => block.id),
    appended.results.map((block) => block.id),
  );
  assert.ok(read.every(isFullBlock));
  assert.equal(read[1].has_children, true);

  const task = await notion.blocks.update({ block_id: read[2].id, to_do: { checked: true } });
  assert.equal(task.to_do.checked, true);
  assert.equal((await notion.blocks.retrieve({ block_id: read[2].id })).to_do.checked, true);

  const after = await notion.blocks.children.append({
    block_id: page.id,
    children: [paragraph("between")],
    ...(isLatest ? { position: { type: "after_block", after_block: { id: read[0].id } } } : { after: read[0].id }),
  });
  const order = await notion.blocks.children.list({ block_id: page.id });
  assert.equal(order.results[1].id, after.results[0].id);

  const deleted = await notion.blocks.delete({ block_id: read[0].id });
  assert.equal(deleted.in_trash, true);
  assert.equal((await notion.blocks.children.list({ block_id: page.id })).results[0].id, after.results[0].id);
});

test("databases, data sources and queries", async () => {
  const database = await notion.databases.create({
    parent: { type: "page_id", page_id: home },
    title: text("Tasks"),
    initial_data_source: {
      properties: {
        Name: { title: {} },
        Price: { number: { format: "euro" } },
        Done: { checkbox: {} },
        Due: { date: {} },
        State: { select: { options: [{ name: "open", color: "red" }, { name: "closed" }] } },
      },
    },
  });
  assert.ok(isFullDatabase(database));
  const source = database.data_sources[0].id;
  const rows = [];
  for (const [name, price, state] of [["Cake", 25, "open"], ["Client", 399, "open"], ["Chair", 80, "closed"]])
    rows.push(
      await notion.pages.create({
        parent: { type: "data_source_id", data_source_id: source },
        properties: {
          Name: { title: text(name) },
          Price: { number: price },
          State: { select: { name: state } },
          Due: { date: { start: "2026-03-11" } },
        },
      }),
    );

  const found = await notion.dataSources.query({
    data_source_id: source,
    filter: { and: [{ property: "State", select: { equals: "open" } }, { property: "Price", number: { greater_than: 10 } }] },
    sorts: [{ property: "Price", direction: "descending" }],
  });
  assert.deepEqual(
    found.results.map((row) => plain(row.properties.Name.title)),
    ["Client", "Cake"],
  );
  const all = await collectPaginatedAPI(notion.dataSources.query, { data_source_id: source, page_size: 2 });
  assert.equal(all.length, 3);

  const grown = await notion.dataSources.update({ data_source_id: source, properties: { Notes: { rich_text: {} } } });
  assert.ok(isFullDataSource(grown));
  assert.ok("Notes" in (await notion.dataSources.retrieve({ data_source_id: source })).properties);

  const second = await notion.dataSources.create({
    parent: { type: "database_id", database_id: database.id },
    title: text("Archive"),
    properties: { Name: { title: {} } },
  });
  assert.ok(isFullDataSource(second));
  assert.equal((await notion.databases.retrieve({ database_id: database.id })).data_sources.length, 2);

  const templates = await notion.dataSources.listTemplates({ data_source_id: source });
  assert.deepEqual(templates.templates, []);

  const renamed = await notion.databases.update({ database_id: database.id, title: text("Errands") });
  assert.equal(plain(renamed.title), "Errands");
});

test("views and their queries", async () => {
  const database = await notion.databases.create({
    parent: { type: "page_id", page_id: home },
    title: text("Viewed"),
    initial_data_source: { properties: { Name: { title: {} }, Price: { number: {} } } },
  });
  const source = database.data_sources[0].id;
  for (let i = 1; i <= 5; i++)
    await notion.pages.create({
      parent: { type: "data_source_id", data_source_id: source },
      properties: { Name: { title: text(`Row ${i}`) }, Price: { number: i } },
    });

  const view = await notion.views.create({
    data_source_id: source,
    database_id: database.id,
    name: "Dear ones",
    type: "table",
    filter: { property: "Price", number: { greater_than: 2 } },
    sorts: [{ property: "Price", direction: "descending" }],
  });
  assert.ok(isFullView(view));
  assert.equal(view.name, "Dear ones");
  assert.equal((await notion.views.retrieve({ view_id: view.id })).type, "table");
  const listed = await collectPaginatedAPI(notion.views.list, { database_id: database.id });
  assert.ok(listed.some((it) => it.id === view.id));

  const query = await notion.views.queries.create({ view_id: view.id, page_size: 2 });
  assert.equal(query.results.length, 2);
  assert.equal(query.total_count, 3);
  const rest = await notion.views.queries.results({ view_id: view.id, query_id: query.id, start_cursor: query.next_cursor });
  assert.equal(rest.results.length, 1);
  assert.equal(rest.has_more, false);
  assert.equal((await notion.views.queries.delete({ view_id: view.id, query_id: query.id })).deleted, true);
  await refused(APIErrorCode.ObjectNotFound, () => notion.views.queries.results({ view_id: view.id, query_id: query.id }));

  const renamed = await notion.views.update({ view_id: view.id, name: "Dearest" });
  assert.equal(renamed.name, "Dearest");
  assert.equal((await notion.views.delete({ view_id: view.id })).id, view.id);
});

test("markdown", async () => {
  const page = await newPage("Markdown", { children: [paragraph("Hello")] });
  const whole = await notion.pages.updateMarkdown({
    page_id: page.id,
    type: "replace_content",
    replace_content: { new_str: "# Title\n\nSome **bold** words\n\n- [ ] a task" },
  });
  assert.match(whole.markdown, /\*\*bold\*\*/);
  await notion.pages.updateMarkdown({ page_id: page.id, type: "insert_content", insert_content: { content: "The end", position: { type: "end" } } });
  await notion.pages.updateMarkdown({
    page_id: page.id,
    type: "update_content",
    update_content: { content_updates: [{ old_str: "Some", new_str: "Few" }] },
  });
  await notion.pages.updateMarkdown({
    page_id: page.id,
    type: "replace_content_range",
    replace_content_range: { content: "## Heading", content_range: "# Ti...tle", allow_deleting_content: true },
  });
  const read = await notion.pages.retrieveMarkdown({ page_id: page.id });
  assert.equal(read.object, "page_markdown");
  assert.match(read.markdown, /^## Heading/);
  assert.match(read.markdown, /Few \*\*bold\*\* words/);
  assert.match(read.markdown, /The end$/);
  assert.deepEqual(
    (await notion.blocks.children.list({ block_id: page.id })).results.map((block) => block.type),
    ["heading_2", "paragraph", "to_do", "paragraph"],
  );
});

test("async tasks", async () => {
  const page = await newPage("Later");
  const task = await notion.pages.updateMarkdown({
    page_id: page.id,
    allow_async: true,
    type: "replace_content",
    replace_content: { new_str: "Done later" },
  });
  assert.equal(task.object, "async_task");
  let state = task;
  while (["queued", "running", "retrying"].includes(state.status)) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    state = await notion.asyncTasks.retrieve({ task_id: task.id });
  }
  assert.equal(state.status, "succeeded");
  assert.match((await notion.pages.retrieveMarkdown({ page_id: page.id })).markdown, /Done later/);
});

test("comments", async () => {
  const page = await newPage("Discussed");
  const comment = await notion.comments.create({ parent: { page_id: page.id }, rich_text: text("Well done") });
  assert.ok(isFullComment(comment));
  const reply = await notion.comments.create({ discussion_id: comment.discussion_id, rich_text: text("Thanks") });
  const listed = await collectPaginatedAPI(notion.comments.list, { block_id: page.id, page_size: 1 });
  assert.deepEqual(
    listed.map((it) => it.id),
    [comment.id, reply.id],
  );
  const changed = await notion.comments.update({ comment_id: reply.id, rich_text: text("Thank you") });
  assert.equal(plain(changed.rich_text), "Thank you");
  assert.equal(plain((await notion.comments.retrieve({ comment_id: reply.id })).rich_text), "Thank you");
  await notion.comments.delete({ comment_id: reply.id });
  assert.equal((await notion.comments.list({ block_id: page.id })).results.length, 1);
});

test("file uploads", async () => {
  const small = await notion.fileUploads.create({ mode: "single_part", filename: "hello.txt", content_type: "text/plain" });
  assert.equal(small.status, "pending");
  const sent = await notion.fileUploads.send({
    file_upload_id: small.id,
    file: { filename: "hello.txt", data: new Blob(["hello"], { type: "text/plain" }) },
  });
  assert.equal(sent.status, "uploaded");
  assert.equal((await notion.fileUploads.retrieve({ file_upload_id: small.id })).content_length, 5);

  const page = await newPage("Files", { children: [{ type: "file", file: { type: "file_upload", file_upload: { id: small.id } } }] });
  const [block] = (await notion.blocks.children.list({ block_id: page.id })).results;
  const stored = await fetch(block.file.file.url);
  assert.equal(await stored.text(), "hello");

  const large = await notion.fileUploads.create({ mode: "multi_part", filename: "large.txt", content_type: "text/plain", number_of_parts: 2 });
  const parts = ["a".repeat(5 * 1024 * 1024), "the rest"];
  for (const [index, part] of parts.entries())
    await notion.fileUploads.send({
      file_upload_id: large.id,
      part_number: String(index + 1),
      file: { filename: "large.txt", data: new Blob([part], { type: "text/plain" }) },
    });
  const complete = await notion.fileUploads.complete({ file_upload_id: large.id });
  assert.equal(complete.status, "uploaded");
  assert.equal(complete.content_length, parts[0].length + parts[1].length);

  const imported = await notion.fileUploads.create({ mode: "external_url", filename: "import.txt", external_url: given.fileUrl });
  assert.ok(["pending", "uploaded"].includes(imported.status));
  const uploads = await collectPaginatedAPI(notion.fileUploads.list, { page_size: 2 });
  assert.ok([small, large, imported].every((upload) => uploads.some((it) => it.id === upload.id)));
});

test("meeting notes", async () => {
  const page = await newPage("Meetings");
  const recording = await notion.fileUploads.create({ mode: "single_part", filename: "talk.mp3", content_type: "audio/mpeg" });
  await notion.fileUploads.send({
    file_upload_id: recording.id,
    file: { filename: "talk.mp3", data: new Blob([new Uint8Array(64)], { type: "audio/mpeg" }) },
  });
  const note = await notion.blocks.meetingNotes.create({
    title: "Weekly",
    source: { type: "file_upload", file_upload_id: recording.id },
    parent: { type: "page_id", page_id: page.id },
  });
  assert.equal(note.object, "block");
  const found = await notion.blocks.meetingNotes.query({});
  assert.ok(found.results.some((it) => it.id === note.id));
});

test("custom emojis", async () => {
  const emojis = await collectPaginatedAPI(notion.customEmojis.list, {});
  assert.ok(emojis.every((emoji) => emoji.id && emoji.name && emoji.url));
});

test("search", async () => {
  await newPage("Needle in the hay");
  const found = await notion.search({ query: "needle", filter: { property: "object", value: "page" } });
  assert.equal(found.results.length, 1);
  assert.equal(plain(found.results[0].properties.title.title), "Needle in the hay");
});

test("OAuth", async () => {
  const credentials = { client_id: given.clientId, client_secret: given.clientSecret };
  const granted = await notion.oauth.token({ grant_type: "authorization_code", code: given.code, ...credentials });
  assert.equal(granted.token_type, "bearer");
  assert.equal((await notion.users.me({ auth: granted.access_token })).id, granted.bot_id);
  assert.equal((await notion.oauth.introspect({ token: granted.access_token, ...credentials })).active, true);

  const renewed = await notion.oauth.token({ grant_type: "refresh_token", refresh_token: granted.refresh_token, ...credentials });
  assert.notEqual(renewed.access_token, granted.access_token);
  await notion.oauth.revoke({ token: renewed.access_token, ...credentials });
  assert.equal((await notion.oauth.introspect({ token: renewed.access_token, ...credentials })).active, false);
  await refused(APIErrorCode.Unauthorized, () => notion.users.me({ auth: renewed.access_token }));
});

test("errors are those of the client", async () => {
  await refused(APIErrorCode.ObjectNotFound, () => notion.pages.retrieve({ page_id: "00000000-0000-4000-8000-000000000000" }));
  await refused(APIErrorCode.Unauthorized, () => notion.users.me({ auth: "nobody" }));
  await refused(APIErrorCode.ValidationError, () => newPage("x".repeat(2001)));
});

test("agents", async () => {
  const found = await notion.agents.query({ filter: { property: "status", status: { in: ["active"] } }, page_size: 5 });
  assert.ok(found.results.some((agent) => agent.id === given.agentId));
  const agent = await notion.agents.retrieve({ agent_id: given.agentId });
  assert.equal(agent.name, "Helper");
  const limited = await notion.agents.updateCreditLimit({ agent_id: given.agentId, credit_limit: 500 });
  assert.equal(limited.credit_limit, 500);
  const disabled = await notion.agents.updateStatus({ agent_id: given.agentId, status: "disabled" });
  assert.equal(disabled.pause_reason, "disabled_from_api");
  await notion.agents.updateStatus({ agent_id: given.agentId, status: "active" });
  const insights = await notion.agents.retrieveInsights({ agent_id: given.agentId });
  assert.equal(insights.object, "agent_insights");
  const task = await notion.agents.batch({ operations: [{ action: "update_credit_limit", agent_id: given.agentId, fields: { credit_limit: null } }] });
  const done = await notion.asyncTasks.retrieve({ task_id: task.id });
  assert.equal(done.result.results[0].outcome, "success");
});

test("sessions", async () => {
  const session = await notion.sessions.update({ agent_id: given.agentId, message: "Hello" });
  const read = await notion.sessions.retrieve({ session_id: session.id });
  assert.equal(read.status, "completed");
  const kinds = [];
  for await (const event of notion.sessions.stream({ session_id: session.id, message: "More" }))
    kinds.push(event.type === "event.committed" ? event.event.type : event.type);
  assert.equal(kinds[0], "session.snapshot");
  assert.equal(kinds.at(-1), "stream.end");
  assert.ok(kinds.includes("user.message") && kinds.includes("agent.message"));
  const events = await notion.sessions.queryEvents({ session_id: session.id, filter: { property: "type", event_type: { equals: "agent.message" } } });
  assert.equal(events.results.length, 2);
  const found = await notion.sessions.query({ filter: { property: "agent_id", string: { equals: given.agentId } } });
  assert.ok(found.results.some((it) => it.id === session.id));
  const cancelled = await notion.sessions.cancel({ session_id: session.id });
  assert.equal(cancelled.status, "completed");
  await notion.agents.delete({ agent_id: given.agentId });
});

test("every operation was called", () => {
  const missed = operationsOf(client).filter((operation) => !called.has(operation));
  assert.deepEqual(missed, []);
  assert.ok(called.size >= 49);
});

async function refused(code, call) {
  await assert.rejects(call, (error) => {
    assert.ok(APIResponseError.isAPIResponseError?.(error) ?? error instanceof APIResponseError, String(error));
    assert.equal(error.code, code);
    return true;
  });
}
