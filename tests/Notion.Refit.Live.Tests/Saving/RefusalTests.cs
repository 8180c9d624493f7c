using System.Globalization;
using System.Text.Json;
using Notion.Refit.Live.Tests.Sessions;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Saving;

/// <summary>Blocks that Notion refuses, among others.</summary>
internal sealed class RefusalTests : SessionTest
{
    private const string Bad = "REFUSED";

    [Test]
    public async Task A_refused_block_that_the_message_names_does_not_keep_its_neighbors_from_being_saved()
    {
        LivePage page = await PageAsync();
        IReadOnlyList<LiveBlock> blocks = page.Children.AddRange(Texts("1", "2", Bad, "4", "5"));
        Refuse(isNamed: true);

        SaveResult result = null!;
        int requests = await SentAsync(async () => result = await Session.TrySaveAsync());

        Assert.Multiple(async () =>
        {
            Assert.That(requests, Is.EqualTo(3), "The refused request, what is before, what is after.");
            Assert.That(await TextsAsync(page.Id), Is.EqualTo(new[] { "1", "2", "4", "5" }));
            Assert.That(result.Failed.Select(failure => failure.Object), Is.EqualTo(new[] { blocks[2] }));
            Assert.That(result.NotTried, Is.Empty);
            Assert.That(Session.Pending, Has.Member(blocks[2]));
            Assert.That(blocks[2].SaveError, Is.InstanceOf<NotionApiException>());
        });
    }

    [Test]
    public async Task A_refused_block_is_not_sent_again_until_it_is_changed_and_then_goes_to_its_place()
    {
        LivePage page = await PageAsync("0");
        await page.Children.LoadAsync();
        IReadOnlyList<LiveBlock> blocks = page.Children.AddRange(Texts("1", Bad, "3"));
        Refuse(isNamed: true);
        await Session.TrySaveAsync();
        Assert.That(await SentAsync(() => Session.TrySaveAsync()), Is.Zero);

        page.Children.Add(new ParagraphBlock("4"));
        Assert.That(await SentAsync(() => Session.TrySaveAsync()), Is.EqualTo(1));
        blocks[1].Content = new ParagraphBlock("2");
        Assert.That(await SentAsync(() => Session.SaveAsync()), Is.EqualTo(1));

        Assert.That(await TextsAsync(page.Id), Is.EqualTo(new[] { "0", "1", "2", "3", "4" }));
    }

    [TestCase(0)]
    [TestCase(5)]
    [TestCase(15)]
    public async Task A_refused_block_that_the_message_does_not_name_is_found_by_halving(int bad)
    {
        LivePage page = await PageAsync();
        string[] texts = [.. Enumerable.Range(0, 16).Select(i => i == bad ? Bad : i.ToString(CultureInfo.InvariantCulture))];
        IReadOnlyList<LiveBlock> blocks = page.Children.AddRange(Texts(texts));
        Refuse(isNamed: false);

        SaveResult result = null!;
        int requests = await SentAsync(async () => result = await Session.TrySaveAsync());

        Assert.Multiple(async () =>
        {
            Assert.That(result.Failed.Select(failure => failure.Object), Is.EqualTo(new[] { blocks[bad] }));
            Assert.That(await TextsAsync(page.Id), Is.EqualTo(texts.Where(text => text != Bad)));
            Assert.That(requests, Is.LessThanOrEqualTo(1 + (2 * 4)), "Two requests for each halving.");
        });
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_refused_block_in_another_one_keeps_neither_that_one_nor_the_others_in_it_from_being_saved(bool isNamed)
    {
        LivePage page = await PageAsync();
        page.Children.Add(new ParagraphBlock("before"));
        LiveBlock<ToggleBlock> toggle = page.Children.Add(new ToggleBlock("toggle") { Children = Texts("1", Bad, "3") });
        page.Children.Add(new ParagraphBlock("after"));
        LiveBlock bad = toggle.Children[1];
        Refuse(isNamed);

        SaveResult result = await Session.TrySaveAsync();

        BlockTree tree = await Notion.Blocks.GetTreeAsync(page.Id);
        Assert.Multiple(() =>
        {
            Assert.That(result.Failed.Select(failure => failure.Object), Is.EqualTo(new[] { bad }));
            Assert.That(tree.Children.Select(node => node.Block.Content.Type), Is.EqualTo(new[] { "paragraph", "toggle", "paragraph" }));
            Assert.That(tree.Children[1].Children.Select(node => ((ParagraphBlock)node.Block.Content).RichText.ToPlainText()), Is.EqualTo(new[] { "1", "3" }));
        });
    }

    [Test]
    public async Task A_refused_block_of_a_new_page_does_not_keep_the_page_from_being_created()
    {
        LivePage page = await PageAsync();
        LivePage inner = page.Children.AddPage("Inner");
        IReadOnlyList<LiveBlock> blocks = inner.Children.AddRange(Texts("1", Bad, "3"));
        Refuse(isNamed: true);

        SaveResult result = await Session.TrySaveAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(result.Failed.Select(failure => failure.Object), Is.EqualTo(new[] { blocks[1] }));
            Assert.That(await TextsAsync(inner.Id), Is.EqualTo(new[] { "1", "3" }));
        });
    }

    [Test]
    public async Task What_follows_a_refused_block_is_written_where_it_belongs()
    {
        LivePage page = await PageAsync("first", "last");
        await page.Children.LoadAsync();
        LiveBlock bad = page.Children.Insert(Place.After(page.Children[0]), new ParagraphBlock(Bad));
        LivePage inner = page.Children.AddPage("Inner", Place.After(bad));
        page.Children.Insert(Place.After(inner), new ParagraphBlock("after"));
        Refuse(isNamed: false);

        SaveResult result = await Session.TrySaveAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(result.Failed.Select(failure => failure.Object), Is.EqualTo(new[] { bad }));
            Assert.That(await TextsAsync(page.Id), Is.EqualTo(new[] { "first", "child_page", "after", "last" }));
        });
    }

    [Test]
    public async Task A_block_that_is_too_large_for_a_request_does_not_keep_its_neighbors_from_being_saved()
    {
        LivePage page = await PageAsync();
        IReadOnlyList<LiveBlock> blocks = page.Children.AddRange(Texts("1", new string('x', 300_000), "3"));

        SaveResult result = await Session.TrySaveAsync();

        Assert.Multiple(async () =>
        {
            Assert.That(result.Failed.Select(failure => failure.Object), Is.EqualTo(new[] { blocks[1] }));
            Assert.That(await TextsAsync(page.Id), Is.EqualTo(new[] { "1", "3" }));
        });
    }

    private static ParagraphBlock[] Texts(params string[] texts) => [.. texts.Select(text => new ParagraphBlock(text))];

    private async Task<int> SentAsync(Func<Task> calls)
    {
        int before = Interference.Count;
        await calls();
        return Interference.Count - before;
    }

    private void Refuse(bool isNamed) => Interference.Way = (request, body, next) =>
    {
        if (request.Method == HttpMethod.Get || !body.Contains(Bad, StringComparison.Ordinal))
            return next();
        string place = "";
        using JsonDocument document = JsonDocument.Parse(body);
        JsonElement children = document.RootElement.GetProperty("children");
        for (int i = 0; i < children.GetArrayLength(); i++)
        {
            if (children[i].GetRawText().Contains(Bad, StringComparison.Ordinal))
                place = $"body.children[{i}].paragraph.rich_text should be something else";
        }

        return Task.FromResult(Interference.Refusal(isNamed ? $"body failed validation: {place}." : "Something is wrong."));
    };
}
