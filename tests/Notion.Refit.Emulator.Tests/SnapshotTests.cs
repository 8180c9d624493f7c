using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests;

public sealed class SnapshotTests
{
    private RawApi _api = null!;

    [SetUp]
    public void Start() => _api = new RawApi();

    [TearDown]
    public async Task EndAsync() => await _api.DisposeAsync();

    [Test]
    public async Task What_was_made_changed_and_deleted_after_a_snapshot_is_undone()
    {
        string page = (await _api.CreatePageAsync("Before", "[{'divider': {}}]")).Id;
        (_, string source) = await _api.CreateTableAsync("'Cost': {'number': {}}");
        string row = await _api.CreateRowAsync(source, "Row", "'Cost': {'number': 1}");
        string gone = (await _api.CreatePageAsync("Gone soon")).Id;
        EmulatorSnapshot snapshot = _api.Emulator.TakeSnapshot();

        for (int i = 0; i < 2; i++)
        {
            string later = await _api.CreateRowAsync(source, "Later");
            Ok(await _api.PatchAsync($"/v1/pages/{row}", Body("{'properties': {'Cost': {'number': 2}}}")));
            Ok(await _api.PatchAsync($"/v1/data_sources/{source}", Body("{'properties': {'Cost': null, 'More': {'checkbox': {}}}}")));
            Ok(await _api.AppendAsync(page, "[{'divider': {}}]"));
            Ok(await _api.DeleteAsync($"/v1/blocks/{gone}"));
            Ok(await _api.PostAsync("/v1/comments", Body("{'parent': {'page_id': '$0'}, 'rich_text': [{'text': {'content': 'Hello'}}]}", page)));

            _api.Emulator.Restore(snapshot);

            Assert.That((await _api.GetAsync($"/v1/pages/{later}")).Status, Is.EqualTo(404));
            Assert.That((await _api.GetAsync($"/v1/pages/{row}")).Value("Cost").GetInt32(), Is.EqualTo(1));
            Assert.That((await _api.PostAsync($"/v1/data_sources/{source}/query", Body("{}"))).Names(), Is.EqualTo(new[] { "Row" }));
            Assert.That(Members((await _api.GetAsync($"/v1/data_sources/{source}"))["properties"]), Is.EquivalentTo(new[] { "Name", "Cost" }));
            Assert.That((await _api.GetAsync($"/v1/blocks/{page}/children")).Results, Has.Count.EqualTo(1));
            Assert.That((await _api.GetAsync($"/v1/pages/{gone}"))["in_trash"].GetBoolean(), Is.False);
            Assert.That((await _api.GetAsync($"/v1/comments?block_id={page}")).Results, Is.Empty);
        }
    }

    [Test]
    public async Task Tokens_and_what_is_shared_with_them_belong_to_a_snapshot()
    {
        EmulatedConnection guest = _api.Emulator.Workspace.AddConnection("Guest", shared: []);
        await using var api = new RawApi(guest);
        EmulatorSnapshot snapshot = _api.Emulator.TakeSnapshot();
        guest.Share(_api.Emulator.RootPageId);
        Ok(await api.GetAsync($"/v1/pages/{_api.Emulator.RootPageId}"));
        guest.Revoke();

        _api.Emulator.Restore(snapshot);

        Assert.That((await api.GetAsync("/v1/users/me")).Status, Is.EqualTo(200));
        Assert.That((await api.GetAsync($"/v1/pages/{_api.Emulator.RootPageId}")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_snapshot_of_another_emulator_is_refused()
    {
        await using var other = NotionEmulator.Start();

        Assert.That(() => _api.Emulator.Restore(other.TakeSnapshot()), Throws.ArgumentException);
    }
}
