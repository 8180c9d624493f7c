using static Notion.Refit.Emulator.Tests.Description.SizeLimitBench;

namespace Notion.Refit.Emulator.Tests.Description;

/// <summary>Every limit of the size of a request: as much as that is taken, one more is refused with its place, the limit, and how much it was.</summary>
public sealed class SizeLimitTests
{
    private const string Piece = "{'text': {'content': '#'}}";

    public static IEnumerable<SizeLimit> Limits { get; } =
    [
        new("body.children[0].paragraph.rich_text[0].text.content", 2000, (bench, n) => bench.AppendAsync($"{{'paragraph': {{'rich_text': [{{'text': {{'content': '{Text(n)}'}}}}]}}}}")),
        new("body.children[0].paragraph.rich_text[0].text.link.url", 2000, (bench, n) => bench.AppendAsync($"{{'paragraph': {{'rich_text': [{{'text': {{'content': 'x', 'link': {{'url': '{Url(n)}'}}}}}}]}}}}")),
        new("body.children[0].paragraph.rich_text[0].equation.expression", 1000, (bench, n) => bench.AppendAsync($"{{'paragraph': {{'rich_text': [{{'equation': {{'expression': '{Text(n)}'}}}}]}}}}")),
        new("body.children[0].equation.expression", 1000, (bench, n) => bench.AppendAsync($"{{'equation': {{'expression': '{Text(n)}'}}}}")),
        new("body.children[0].bookmark.url", 2000, (bench, n) => bench.AppendAsync($"{{'bookmark': {{'url': '{Url(n)}'}}}}")),
        new("body.children[0].embed.url", 2000, (bench, n) => bench.AppendAsync($"{{'embed': {{'url': '{Url(n)}'}}}}")),
        new("body.children[0].image.external.url", 2000, (bench, n) => bench.AppendAsync($"{{'image': {{'external': {{'url': '{Url(n)}'}}}}}}")),
        new("body.children[0].paragraph.rich_text", 100, (bench, n) => bench.AppendAsync($"{{'paragraph': {{'rich_text': {List(Piece, n)}}}}}")),
        new("body.children[0].code.caption", 100, (bench, n) => bench.AppendAsync($"{{'code': {{'rich_text': [], 'language': 'c', 'caption': {List(Piece, n)}}}}}")),
        new("body.children[0].toggle.children", 100, (bench, n) => bench.AppendAsync($"{{'toggle': {{'rich_text': [], 'children': {List("{'divider': {}}", n)}}}}}")),
        new("body.children[0].table.children[0].table_row.cells", 100, (bench, n) => bench.AppendAsync($"{{'table': {{'table_width': {n}, 'children': [{{'table_row': {{'cells': {List("[]", n)}}}}}]}}}}")),
        new("body.children", 100, (bench, n) => bench.AppendAsync(n)),
        new("body.children", 100, (bench, n) => bench.CreatePageAsync($"'children': {List("{'divider': {}}", n)}")),
        new("body.cover.external.url", 2000, (bench, n) => bench.CreatePageAsync($"'cover': {{'external': {{'url': '{Url(n)}'}}}}")),
        new("body.icon.external.url", 2000, (bench, n) => bench.CreatePageAsync($"'icon': {{'external': {{'url': '{Url(n)}'}}}}")),
        new("body.properties.Text.rich_text", 100, (bench, n) => bench.CreateRowAsync($"'Text': {{'rich_text': {List(Piece, n)}}}")),
        new("body.properties.Url.url", 2000, (bench, n) => bench.CreateRowAsync($"'Url': {{'url': '{Url(n)}'}}")),
        new("body.properties.Mail.email", 200, (bench, n) => bench.CreateRowAsync($"'Mail': {{'email': '{Text(n)}'}}")),
        new("body.properties.Phone.phone_number", 200, (bench, n) => bench.CreateRowAsync($"'Phone': {{'phone_number': '{Text(n)}'}}")),
        new("body.properties.Tags.multi_select", 100, (bench, n) => bench.CreateRowAsync($"'Tags': {{'multi_select': {List("{'name': '#'}", n)}}}")),
        new("body.properties.Files.files", 100, (bench, n) => bench.CreateRowAsync($"'Files': {{'files': {List("{'name': '#', 'external': {'url': 'https://example.com'}}", n)}}}")),
        new("body.properties.People.people", 100, (bench, n) => bench.AssignAsync(n)),
        new("body.properties.Of.relation", 100, (bench, n) => bench.RelateAsync(n)),
        new("body.initial_data_source.properties.P.select.options", 100, (bench, n) => bench.CreateDatabaseAsync($"{{'select': {{'options': {List("{'name': '#'}", n)}}}}}")),
        new("body.initial_data_source.properties.P.description", 280, (bench, n) => bench.CreateDatabaseAsync($"{{'number': {{}}, 'description': '{Text(n)}'}}")),
        new("body.rich_text", 100, (bench, n) => bench.CommentAsync($"'rich_text': {List(Piece, n)}")),
        new("body.attachments", 3, (bench, n) => bench.AttachAsync(n)),
    ];

    [TestCaseSource(nameof(Limits))]
    public async Task As_much_as_the_limit_is_taken_and_one_more_is_refused(SizeLimit limit)
    {
        await using var api = new RawApi();
        var bench = new SizeLimitBench(api);

        RawAnswer taken = await limit.Send(bench, limit.Most);
        RawAnswer refused = await limit.Send(bench, limit.Most + 1);

        Assert.That(taken.Status, Is.EqualTo(200), taken.Message);
        Assert.That((refused.Status, refused.Code), Is.EqualTo((400, "validation_error")));
        Assert.That(refused.Message, Is.EqualTo($"body failed validation: {limit.Place}.length should be ≤ `{limit.Most}`, instead was `{limit.Most + 1}`."));
    }
}
