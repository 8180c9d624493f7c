using System.Text.Json;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Endpoints;

public sealed class SearchTests
{
    private FixedTime _time = null!;
    private RawApi _api = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _time = new FixedTime(new DateTimeOffset(2026, 6, 17, 10, 0, 0, TimeSpan.Zero));
        _api = new RawApi(new NotionEmulatorOptions { TimeProvider = _time });
        foreach (string title in (string[])["Roadmap", "Launch plans", "Roadmap of colours"])
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            await _api.CreatePageAsync(title);
        }

        _time.Advance(TimeSpan.FromMinutes(1));
        await _api.CreateTableAsync(title: "Roadmap tasks");
    }

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [TestCase("{'query': 'roadmap'}", "Roadmap tasks", "Roadmap of colours", "Roadmap")]
    [TestCase("{'query': 'roadmap', 'filter': {'property': 'object', 'value': 'page'}}", "Roadmap of colours", "Roadmap")]
    [TestCase("{'query': 'roadmap', 'filter': {'property': 'object', 'value': 'data_source'}}", "Roadmap tasks")]
    [TestCase("{'query': 'plan'}", "Launch plans")]
    [TestCase("{'query': 'nothing colour'}", "Roadmap of colours")]
    [TestCase("{'query': 'nothing'}")]
    [TestCase("{'query': 'roadmap', 'sort': {'timestamp': 'last_edited_time', 'direction': 'ascending'}}", "Roadmap", "Roadmap of colours", "Roadmap tasks")]
    [TestCase("{}", "Roadmap tasks", "Emulated page", "Roadmap of colours", "Launch plans", "Roadmap")]
    public async Task Titles_are_found_by_any_of_the_words(string query, params string[] titles)
    {
        RawAnswer answer = await _api.PostAsync("/v1/search", Body(query));

        Assert.That(answer.Results.Select(Title), Is.EqualTo(titles));
        Assert.That(answer["type"].GetString(), Is.EqualTo("page_or_data_source"));
    }

    [Test]
    public async Task Pages_in_the_trash_are_left_out_and_data_sources_are_not()
    {
        foreach (JsonElement found in (await _api.PostAsync("/v1/search", Body("{'query': 'roadmap'}"))).Results)
        {
            string area = found.GetProperty("object").GetString() is "page" ? "pages" : "data_sources";
            Ok(await _api.PatchAsync($"/v1/{area}/{found.GetProperty("id").GetString()}", Body("{'in_trash': true}")));
        }

        RawAnswer answer = await _api.PostAsync("/v1/search", Body("{'query': 'roadmap'}"));

        Assert.That(answer.Results.Select(Title), Is.EqualTo(new[] { "Roadmap tasks" }));
        Assert.That(answer.Results.Single().GetProperty("in_trash").GetBoolean(), Is.True);
    }

    [Test]
    public async Task Results_come_in_pages()
    {
        RawAnswer first = await _api.PostAsync("/v1/search", Body("{'query': 'roadmap', 'page_size': 2}"));
        RawAnswer second = await _api.PostAsync("/v1/search", Body("{'query': 'roadmap', 'page_size': 2, 'start_cursor': '$0'}", first["next_cursor"].GetString()!));

        Assert.That(first.Results.Concat(second.Results).Select(Title), Is.EqualTo(new[] { "Roadmap tasks", "Roadmap of colours", "Roadmap" }));
        Assert.That(second["has_more"].GetBoolean(), Is.False);
    }

    private static string Title(JsonElement found) => PlainText(
        found.GetProperty("object").GetString() is "page" ? found.GetProperty("properties").GetProperty("title").GetProperty("title") : found.GetProperty("title"));

    [Test]
    public async Task What_was_just_made_is_found_after_the_lag_but_what_is_shared_by_itself_at_once()
    {
        var time = new FixedTime(new DateTimeOffset(2026, 6, 17, 10, 0, 0, TimeSpan.Zero));
        await using var api = new RawApi(new NotionEmulatorOptions { TimeProvider = time, SearchLag = TimeSpan.FromSeconds(10) });
        time.Advance(TimeSpan.FromMinutes(1));
        string page = (await api.CreatePageAsync("Just made")).Id;
        await using var guest = new RawApi(api.Emulator.Workspace.AddConnection("Guest", shared: [BlockId.Parse(page)]));

        int before = (await api.PostAsync("/v1/search", Body("{'query': 'made'}"))).Results.Count;
        int shared = (await guest.PostAsync("/v1/search", Body("{'query': 'made'}"))).Results.Count;
        time.Advance(TimeSpan.FromSeconds(10));
        int after = (await api.PostAsync("/v1/search", Body("{'query': 'made'}"))).Results.Count;

        Assert.That((before, shared, after), Is.EqualTo((0, 1, 1)));
    }
}
