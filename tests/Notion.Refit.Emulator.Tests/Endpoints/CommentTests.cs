using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Endpoints;

public sealed class CommentTests
{
    private RawApi _api = null!;

    [SetUp]
    public void Start() => _api = new RawApi();

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task A_comment_on_a_page_is_returned_in_full()
    {
        RawAnswer page = await _api.CreatePageAsync();

        RawAnswer comment = await AddAsync($"'parent': {{'page_id': '{page.Id}'}}", "Hi");

        Assert.That(
            Members(comment.Body),
            Is.EquivalentTo(new[]
            {
                "object", "id", "parent", "discussion_id", "created_time", "last_edited_time", "created_by", "rich_text", "display_name", "request_id",
            }));
        Assert.That(comment["parent"].GetRawText(), Is.EqualTo(Fill("""{"type":"page_id","page_id":"$0"}""", page.Id)));
        Assert.That(comment["display_name"].GetRawText(), Is.EqualTo("""{"type":"integration","resolved_name":"Emulated integration"}"""));
        Assert.That(comment.Id, Does.Match("-001d[0-9a-f]{8}$"));
        Assert.That(comment["discussion_id"].GetString(), Does.Match("-001c[0-9a-f]{8}$"));
    }

    [Test]
    public async Task All_comments_on_a_page_are_one_discussion_that_can_be_answered()
    {
        RawAnswer page = await _api.CreatePageAsync();

        RawAnswer first = await AddAsync($"'parent': {{'page_id': '{page.Id}'}}", "1");
        RawAnswer second = await AddAsync($"'parent': {{'page_id': '{page.Id}'}}", "2");
        RawAnswer third = await AddAsync($"'discussion_id': '{first["discussion_id"].GetString()}'", "3");
        RawAnswer list = await _api.GetAsync($"/v1/comments?block_id={page.Id}");

        Assert.That(second["discussion_id"].GetString(), Is.EqualTo(first["discussion_id"].GetString()));
        Assert.That(third["parent"].GetRawText(), Is.EqualTo(first["parent"].GetRawText()));
        Assert.That(list.Results.Select(comment => PlainText(comment.GetProperty("rich_text"))), Is.EqualTo(new[] { "1", "2", "3" }));
        Assert.That(list["type"].GetString(), Is.EqualTo("comment"));
    }

    [Test]
    public async Task A_comment_on_a_block_belongs_to_the_block()
    {
        RawAnswer page = await _api.CreatePageAsync(children: "[{'divider': {}}]");
        string block = (await _api.GetAsync($"/v1/blocks/{page.Id}/children")).Results[0].GetProperty("id").GetString()!;

        RawAnswer comment = await AddAsync($"'parent': {{'block_id': '{block}'}}", "Hi");

        Assert.That(comment["parent"].GetRawText(), Is.EqualTo(Fill("""{"type":"block_id","block_id":"$0"}""", block)));
        Assert.That((await _api.GetAsync($"/v1/comments?block_id={block}")).Results, Has.Count.EqualTo(1));
        Assert.That((await _api.GetAsync($"/v1/comments?block_id={page.Id}")).Results, Is.Empty);
    }

    [Test]
    public async Task A_comment_is_read_changed_and_deleted()
    {
        RawAnswer page = await _api.CreatePageAsync();
        RawAnswer comment = await AddAsync($"'parent': {{'page_id': '{page.Id}'}}", "Before");
        string path = $"/v1/comments/{comment.Id}";

        RawAnswer changed = await _api.PatchAsync(path, Body("{'rich_text': [{'text': {'content': 'After'}}]}"));
        RawAnswer read = await _api.GetAsync(path);
        RawAnswer deleted = await _api.DeleteAsync(path);
        RawAnswer gone = await _api.GetAsync(path);

        Assert.That(PlainText(changed["rich_text"]), Is.EqualTo("After"));
        Assert.That(PlainText(read["rich_text"]), Is.EqualTo("After"));
        Assert.That(deleted.Id, Is.EqualTo(comment.Id));
        Assert.That(gone.Status, Is.EqualTo(404));
        Assert.That(gone.Message, Does.StartWith($"Could not find comment with ID: {comment.Id}."));
    }

    [TestCase("{'rich_text': []}", "body failed validation. Fix one:\nbody.parent should be defined, instead was `undefined`.\nbody.discussion_id should be defined, instead was `undefined`.")]
    [TestCase("{'parent': {'page_id': '$0'}}", "body failed validation: body.rich_text should be defined, instead was `undefined`.")]
    public async Task What_is_missing_is_reported(string body, string message)
    {
        RawAnswer answer = await _api.PostAsync("/v1/comments", Body(body, _api.RootPageId()));

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Message, Is.EqualTo(message));
    }

    [Test]
    public async Task A_list_needs_to_know_of_what()
    {
        RawAnswer answer = await _api.GetAsync("/v1/comments");

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Message, Is.EqualTo("query failed validation: query.block_id should be defined, instead was `undefined`."));
    }

    private async Task<RawAnswer> AddAsync(string where, string text) =>
        Ok(await _api.PostAsync("/v1/comments", Body("{$0, 'rich_text': [{'text': {'content': '$1'}}]}", where, text)));
}
