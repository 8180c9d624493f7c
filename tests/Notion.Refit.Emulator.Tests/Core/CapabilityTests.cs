using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Core;

/// <summary>What a connection may do and see.</summary>
public sealed class CapabilityTests
{
    private const string Comment = "{'parent': {'page_id': '$0'}, 'rich_text': [{'text': {'content': 'Hello'}}]}";
    private const string Child = "{'parent': {'page_id': '$0'}, 'properties': {}}";

    private NotionEmulator _emulator = null!;

    [SetUp]
    public void Start() => _emulator = NotionEmulator.Start();

    [TearDown]
    public async Task EndAsync() => await _emulator.DisposeAsync();

    [TestCase(ConnectionCapabilities.ReadContent, "GET", "/v1/pages/$0", "")]
    [TestCase(ConnectionCapabilities.ReadContent, "POST", "/v1/search", "{}")]
    [TestCase(ConnectionCapabilities.InsertContent, "POST", "/v1/pages", Child)]
    [TestCase(ConnectionCapabilities.InsertContent, "PATCH", "/v1/blocks/$0/children", "{'children': [{'divider': {}}]}")]
    [TestCase(ConnectionCapabilities.UpdateContent, "PATCH", "/v1/pages/$0", "{'in_trash': false}")]
    [TestCase(ConnectionCapabilities.UpdateContent, "DELETE", "/v1/blocks/$0", "")]
    [TestCase(ConnectionCapabilities.ReadComments, "GET", "/v1/comments?block_id=$0", "")]
    [TestCase(ConnectionCapabilities.InsertComments, "POST", "/v1/comments", Comment)]
    [TestCase(ConnectionCapabilities.ReadUsers, "GET", "/v1/users", "")]
    public async Task A_token_does_what_its_capability_is_for_and_nothing_without_it(ConnectionCapabilities needed, string method, string path, string body)
    {
        await using var with = new RawApi(_emulator.Workspace.AddConnection("with", needed));
        await using var without = new RawApi(_emulator.Workspace.AddConnection("without", ConnectionCapabilities.All & ~needed));
        string page = (await new RawApi(_emulator).CreatePageAsync()).Id;

        RawAnswer refused = await SendAsync(without);
        RawAnswer done = await SendAsync(with);

        Assert.That(refused.Status, Is.EqualTo(403));
        Assert.That(refused.Code, Is.EqualTo("restricted_resource"));
        Assert.That(done.Status, Is.EqualTo(200), done.Message);

        Task<RawAnswer> SendAsync(RawApi api) =>
            api.SendAsync(new HttpMethod(method), Fill(path, page), body.Length == 0 ? null : Body(body, page).ToJsonString());
    }

    [Test]
    public async Task Me_needs_no_capability_at_all()
    {
        await using var api = new RawApi(_emulator.Workspace.AddConnection("Nobody", ConnectionCapabilities.None));

        RawAnswer answer = await api.GetAsync("/v1/users/me");

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(answer["name"].GetString(), Is.EqualTo("Nobody"));
    }

    [Test]
    public async Task E_mail_addresses_are_returned_only_to_those_who_may_read_them()
    {
        await using var api = new RawApi(_emulator.Workspace.AddConnection("Reader", ConnectionCapabilities.ReadUsers));

        RawAnswer answer = await api.GetAsync("/v1/users");

        Assert.That(answer.Results[0].GetProperty("name").GetString(), Is.EqualTo("Ada Lovelace"));
        Assert.That(answer.Results[0].GetProperty("person").GetRawText(), Is.EqualTo("{}"));
    }

    [Test]
    public async Task Who_may_not_read_users_sees_only_their_ids_in_values()
    {
        await using var all = new RawApi(_emulator);
        (_, string source) = await all.CreateTableAsync("'By': {'created_by': {}}");
        string row = await all.CreateRowAsync(source, "A row");
        await using var api = new RawApi(_emulator.Workspace.AddConnection("Reader", ConnectionCapabilities.ReadContent));

        RawAnswer answer = await api.GetAsync($"/v1/pages/{row}");

        Assert.That(Members(answer.Value("By")), Is.EqualTo(new[] { "object", "id" }));
    }

    [Test]
    public async Task A_connection_that_may_write_but_not_read_gets_only_the_id()
    {
        await using var api = new RawApi(_emulator.Workspace.AddConnection("Writer", ConnectionCapabilities.InsertContent));

        RawAnswer page = await api.PostAsync("/v1/pages", Body(Child, api.RootPageId()));
        RawAnswer blocks = await api.AppendAsync(page.Id, "[{'divider': {}}]");

        Assert.That(Members(page.Body), Is.EqualTo(new[] { "object", "id", "request_id" }));
        Assert.That(Members(blocks.Results.Single()), Is.EqualTo(new[] { "object", "id" }));
    }

    [Test]
    public async Task What_is_not_shared_is_not_found_and_what_is_in_a_shared_page_is()
    {
        await using var all = new RawApi(_emulator);
        string open = (await all.CreatePageAsync("Open")).Id;
        string hidden = (await all.CreatePageAsync("Hidden")).Id;
        string inside = Ok(await all.PostAsync("/v1/pages", Body(Child, open))).Id;
        EmulatedConnection connection = _emulator.Workspace.AddConnection("Guest", shared: [BlockId.Parse(open)]);
        await using var api = new RawApi(connection);

        RawAnswer refused = await api.GetAsync($"/v1/pages/{hidden}");
        RawAnswer search = await api.PostAsync("/v1/search", Body("{}"));

        Assert.That((await api.GetAsync($"/v1/pages/{inside}")).Status, Is.EqualTo(200));
        Assert.That(refused.Status, Is.EqualTo(404));
        Assert.That(
            refused.Message,
            Is.EqualTo($"Could not find page with ID: {hidden}. Make sure the relevant pages and databases are shared with your integration \"Guest\"."));
        Assert.That(refused["additional_data"].GetProperty("integration_id").GetString(), Is.EqualTo(connection.BotUserId.ToString()));
        Assert.That(search.Results.Select(page => page.GetProperty("id").GetString()), Is.EquivalentTo(new[] { open, inside }));
    }

    [Test]
    public async Task Pages_can_be_shared_later_and_taken_back()
    {
        EmulatedConnection connection = _emulator.Workspace.AddConnection("Guest", shared: []);
        await using var api = new RawApi(connection);
        string path = $"/v1/pages/{_emulator.RootPageId}";

        RawAnswer before = await api.GetAsync(path);
        connection.Share(_emulator.RootPageId);
        RawAnswer shared = await api.GetAsync(path);
        connection.Unshare(_emulator.RootPageId);
        RawAnswer after = await api.GetAsync(path);

        Assert.That((int[])[before.Status, shared.Status, after.Status], Is.EqualTo(new[] { 404, 200, 404 }));
    }

    [Test]
    public async Task A_mention_of_something_that_is_not_shared_does_not_show_its_title()
    {
        await using var all = new RawApi(_emulator);
        string secret = (await all.CreatePageAsync("Secret plan")).Id;
        string open = (await all.CreatePageAsync("Open")).Id;
        Ok(await all.AppendAsync(open, Fill("[{'paragraph': {'rich_text': [{'mention': {'page': {'id': '$0'}}}]}}]", secret)));
        await using var api = new RawApi(_emulator.Workspace.AddConnection("Guest", shared: [BlockId.Parse(open)]));

        RawAnswer blocks = await api.GetAsync($"/v1/blocks/{open}/children");

        Assert.That(PlainText(Payload(blocks.Results[0]).GetProperty("rich_text")), Is.EqualTo("Untitled"));
    }

    [Test]
    public async Task A_revoked_token_is_unauthorized()
    {
        EmulatedConnection connection = _emulator.Workspace.AddConnection("Short-lived");
        await using var api = new RawApi(connection);

        connection.Revoke();
        RawAnswer answer = await api.GetAsync("/v1/users/me");

        Assert.That(answer.Status, Is.EqualTo(401));
        Assert.That(() => connection.Share(_emulator.RootPageId), Throws.InvalidOperationException);
    }

    [Test]
    public async Task Workspaces_of_one_emulator_do_not_see_each_other()
    {
        EmulatedWorkspace other = _emulator.AddWorkspace("Umbra");
        await using var first = new RawApi(_emulator);
        await using var second = new RawApi(other.AddConnection("Second"));

        RawAnswer me = await second.GetAsync("/v1/users/me");

        Assert.That(me["bot"].GetProperty("workspace_name").GetString(), Is.EqualTo("Umbra"));
        Assert.That((await second.GetAsync($"/v1/pages/{_emulator.RootPageId}")).Status, Is.EqualTo(404));
        Assert.That((await first.GetAsync($"/v1/pages/{other.RootPageId}")).Status, Is.EqualTo(404));
        Assert.That((await second.GetAsync($"/v1/pages/{other.RootPageId}")).Status, Is.EqualTo(200));
    }

    [Test]
    public void A_token_is_given_only_once() => Assert.That(() => _emulator.Workspace.AddConnection("Twin", token: _emulator.Token), Throws.ArgumentException);
}
