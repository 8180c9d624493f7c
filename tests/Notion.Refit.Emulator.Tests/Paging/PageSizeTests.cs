using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Paging;

/// <summary>The sizes of pages: 101 blocks were seen to answer 200 with 100 of them, searches take 0 for the default, and only comments refuse both.</summary>
[TestFixture]
public sealed class PageSizeTests
{
    private RawApi _api = null!;

    [SetUp]
    public void Start() => _api = new RawApi();

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [TestCase(101)]
    [TestCase(0)]
    public async Task A_list_of_children_has_at_most_a_hundred_entries(int size)
    {
        for (int i = 0; i < 2; i++)
            Ok(await _api.AppendAsync(_api.RootPageId(), Dividers(60)));

        RawAnswer answer = Ok(await _api.GetAsync($"/v1/blocks/{_api.RootPageId()}/children?page_size={size}"));

        Assert.That(answer.Results.Count, Is.EqualTo(100));
        Assert.That(answer["has_more"].GetBoolean(), Is.True);
    }

    [TestCase(1000)]
    [TestCase(0)]
    public async Task A_query_returns_at_most_a_hundred_rows(int size)
    {
        EmulatedDatabase table = _api.Emulator.Workspace.AddDatabase("More", new() { ["Name"] = Models.PropertySchema.Title() });
        for (int i = 0; i < 103; i++)
            table.AddRow(new() { ["Name"] = new Models.TitleValue($"{i}") });

        RawAnswer answer = Ok(await _api.PostAsync($"/v1/data_sources/{table.DataSourceId}/query", Body("{'page_size': $0}", $"{size}")));
        RawAnswer search = Ok(await _api.PostAsync("/v1/search", Body("{'page_size': $0}", $"{size}")));

        Assert.That(answer.Results.Count, Is.EqualTo(100));
        Assert.That(search.Results.Count, Is.EqualTo(100));
    }

    [TestCase(101, "≤ `100`")]
    [TestCase(0, "≥ `1`")]
    public async Task Only_the_list_of_comments_refuses_other_sizes(int size, string limit)
    {
        RawAnswer answer = await _api.GetAsync($"/v1/comments?block_id={_api.RootPageId()}&page_size={size}");

        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Message, Is.EqualTo($"query failed validation: query.page_size should be {limit} or `undefined`, instead was `{size}`."));
    }

    private static string Dividers(int count) => $"[{string.Join(',', Enumerable.Repeat("{'divider': {}}", count))}]";
}
