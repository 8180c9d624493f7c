using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tests.Faults;

/// <summary>503 after a commit, as a client of ours sees it.</summary>
public sealed class CommittedFaultTests
{
    private NotionEmulator _emulator = null!;
    private ServiceProvider _services = null!;

    private INotionClient Notion => _services.GetRequiredService<INotionClient>();

    [SetUp]
    public void Start()
    {
        _emulator = NotionEmulator.Start();
        var services = new ServiceCollection();
        services.AddNotion().UseEmulator(_emulator);
        _services = services.BuildServiceProvider();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _services.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    [Test]
    public async Task An_append_returns_the_parent_and_its_children_in_order()
    {
        await AppendAsync("older");
        _emulator.Faults.Next(2, NotionOperations.AppendBlockChildren).ServiceUnavailableAfterCommit();

        NotionApiException first = await FailsAsync(() => AppendAsync("a", "b"));
        NotionApiException second = await FailsAsync(() => Notion.Blocks.AppendChildrenAsync(
            _emulator.RootPageId, new() { Position = new StartBlockPosition(), Children = [new ParagraphBlock("top")] }));
        await AppendAsync("c");

        List<Block> children = await Notion.Blocks.ListAllChildrenAsync(_emulator.RootPageId).ToListAsync();
        Assert.Multiple(() =>
        {
            Assert.That(children.Select(Text), Is.EqualTo(["top", "older", "a", "b", "c"]));
            Assert.That(first.CommittedResourceId, Is.EqualTo(_emulator.RootPageId.ToString()));
            Assert.That(first.CommittedChildIds, Is.EqualTo([children[2].Id.ToString(), children[3].Id.ToString()]));
            Assert.That(first.RetryGuidance, Is.Not.Empty);
            Assert.That(second.CommittedChildIds, Is.EqualTo([children[0].Id.ToString()]), "not the older ones that the answer goes on with");
            Assert.That(_emulator.Requests.Of(NotionOperations.AppendBlockChildren), Has.Count.EqualTo(4), "none was repeated");
        });
    }

    [Test]
    public async Task A_new_page_returns_its_id_and_its_children()
    {
        _emulator.Faults.Next(NotionOperations.CreatePage).ServiceUnavailableAfterCommit();

        NotionApiException thrown = await FailsAsync(() => Notion.Pages.CreateAsync(new()
        {
            Parent = Parent.Page(_emulator.RootPageId),
            Properties = { ["title"] = new TitleValue("Made all the same") },
            Children = [new ParagraphBlock("x"), new DividerBlock()],
        }));

        Page page = await Notion.Pages.RetrieveAsync(PageId.Parse(thrown.CommittedResourceId!));
        List<Block> children = await Notion.Blocks.ListAllChildrenAsync(page.Id).ToListAsync();
        Assert.That(page.Title, Is.EqualTo("Made all the same"));
        Assert.That(thrown.CommittedChildIds, Is.EqualTo(children.Select(child => child.Id.ToString())));
    }

    [Test]
    public async Task What_the_api_refuses_is_refused()
    {
        _emulator.Faults.Always().ServiceUnavailableAfterCommit();

        NotionApiException thrown = await FailsAsync(() => Notion.Pages.CreateAsync(new() { Parent = Parent.Page(new PageId(Guid.NewGuid())) }));

        Assert.That(thrown.Code, Is.EqualTo(NotionErrorCode.ObjectNotFound));
    }

    [Test]
    public async Task What_changes_nothing_has_committed_nothing()
    {
        _emulator.Faults.Next(NotionOperations.RetrieveMe).ServiceUnavailableAfterCommit();
        using HttpClient http = _emulator.CreateHttpClient();
        http.DefaultRequestHeaders.Add("Authorization", $"Bearer {_emulator.Token}");
        http.DefaultRequestHeaders.Add("Notion-Version", RawApi.Version);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/v1/users/me", UriKind.Relative));

        RawAnswer answer = await RawApi.SendAsync(http, request);

        Assert.That(answer.Code, Is.EqualTo("service_unavailable"));
        Assert.That(answer.Body.TryGetProperty("additional_data", out _), Is.False);
    }

    private Task<BlockList> AppendAsync(params string[] texts) =>
        Notion.Blocks.AppendChildrenAsync(_emulator.RootPageId, new() { Children = [.. texts.Select(text => new ParagraphBlock(text))] });

    private static string Text(Block block) => ((ParagraphBlock)block.Content).RichText.ToPlainText();

    private static async Task<NotionApiException> FailsAsync(Func<Task> call) => (await Assert.ThrowsAsync<NotionApiException>(call))!;
}
