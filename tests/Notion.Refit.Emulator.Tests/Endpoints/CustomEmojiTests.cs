using System.Text.Json;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.Endpoints;

public sealed class CustomEmojiTests
{
    private RawApi _api = null!;

    [SetUp]
    public void Start() => _api = new RawApi();

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task Emojis_are_listed_in_pages_and_found_by_their_exact_name()
    {
        string[] ids = [Add("bufo"), Add("bufo-party"), Add("parrot")];

        RawAnswer first = await _api.GetAsync("/v1/custom_emojis?page_size=2");
        RawAnswer second = await _api.GetAsync($"/v1/custom_emojis?page_size=2&start_cursor={first["next_cursor"].GetString()}");
        RawAnswer named = await _api.GetAsync("/v1/custom_emojis?name=bufo");

        Assert.That(first["type"].GetString(), Is.EqualTo("custom_emoji"));
        Assert.That(first.Results[0].GetRawText(), Is.EqualTo(Fill("""{"id":"$0","name":"bufo","url":"https://example.com/bufo.png"}""", ids[0])));
        Assert.That(first.Results.Concat(second.Results).Select(Id), Is.EqualTo(ids));
        Assert.That(named.Results.Select(Id), Is.EqualTo(new[] { ids[0] }));
        Assert.That((await _api.GetAsync("/v1/custom_emojis?name=BUFO")).Results, Is.Empty);
    }

    [Test]
    public async Task Icons_and_mentions_need_the_id_only()
    {
        string id = Add("bufo");
        RawAnswer page = await _api.CreatePageAsync(children: Fill("[{'paragraph': {'rich_text': [{'mention': {'custom_emoji': {'id': '$0'}}}]}}]", id));

        RawAnswer changed = await _api.PatchAsync($"/v1/pages/{page.Id}", Body("{'icon': {'type': 'custom_emoji', 'custom_emoji': {'id': '$0'}}}", id));
        JsonElement piece = (await _api.GetAsync($"/v1/blocks/{page.Id}/children")).Results[0].GetProperty("paragraph").GetProperty("rich_text")[0];

        Assert.That(Payload(changed["icon"]).GetProperty("url").GetString(), Is.EqualTo("https://example.com/bufo.png"));
        Assert.That(piece.GetProperty("plain_text").GetString(), Is.EqualTo(":bufo:"));
        Assert.That(Payload(piece.GetProperty("mention")).GetProperty("name").GetString(), Is.EqualTo("bufo"));
    }

    [Test]
    public async Task An_unknown_emoji_is_refused_unless_all_of_it_is_given()
    {
        RawAnswer page = await _api.CreatePageAsync();
        const string Unknown = "00000000-0000-4000-8000-000000000001";

        RawAnswer bare = await _api.PatchAsync($"/v1/pages/{page.Id}", Body("{'icon': {'type': 'custom_emoji', 'custom_emoji': {'id': '$0'}}}", Unknown));
        RawAnswer told = await _api.PatchAsync(
            $"/v1/pages/{page.Id}",
            Body("{'icon': {'type': 'custom_emoji', 'custom_emoji': {'id': '$0', 'name': 'x', 'url': 'https://example.com/x.png'}}}", Unknown));

        Assert.That(bare.Status, Is.EqualTo(404));
        Assert.That(Payload(told["icon"]).GetProperty("name").GetString(), Is.EqualTo("x"));
    }

    private static string? Id(JsonElement emoji) => emoji.GetProperty("id").GetString();

    private string Add(string name) => _api.Emulator.Workspace.AddCustomEmoji(name, new Uri($"https://example.com/{name}.png")).ToString();
}
