using Notion.Refit.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Live.Tests.Sessions;

/// <summary>A session on an emulator with a page and a data source of tasks that is related to itself.</summary>
internal abstract class SessionTest : LiveTest
{
    private readonly LiveStore _store;

    protected SessionTest()
    {
        Interference = new Interference { InnerHandler = Emulator.CreateHandler() };
        Client = NotionClient.Create(Emulator.Token, Interference, options =>
        {
            options.BaseAddress = Emulator.BaseAddress;
            options.RateLimit.Enabled = false;
            options.Retry.MaxRetries = 0;
        });
        _store = LiveStore.Create(Client, new() { TimeProvider = Time });
        Session = new LiveSession(_store);
    }

    protected NotionClient Client { get; }

    protected LiveSession Session { get; }

    protected Interference Interference { get; }

    protected int RequestCount => Emulator.Requests.Count;

    public override async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        await _store.DisposeAsync();
        Client.Dispose();
        Interference.Dispose();
        await base.DisposeAsync();
    }

    protected async Task<int> CountAsync(Func<Task> calls)
    {
        int before = RequestCount;
        await calls();
        return RequestCount - before;
    }

    protected Task<LivePage> RootAsync() => Session.GetPageAsync(Emulator.RootPageId);

    /// <summary>Creates a page with paragraphs.</summary>
    protected async Task<LivePage> PageAsync(params string[] texts)
    {
        Page page = await Notion.Pages.CreateAsync(new() { Parent = Parent.Page(Emulator.RootPageId), Properties = { ["title"] = PropertyValue.Title("A page") } });
        if (texts.Length > 0)
            await Notion.Blocks.AppendTreeAsync(page.Id, [.. texts.Select(text => new ParagraphBlock(text))]);
        return await Session.GetPageAsync(page.Id);
    }

    protected async Task<LiveDataSource> TasksAsync()
    {
        PropertyMap<PropertyDefinition> schema = new()
        {
            ["Name"] = PropertySchema.Title(),
            ["Estimated value"] = PropertySchema.Number(),
            ["Done"] = PropertySchema.Checkbox(),
            ["Tags"] = PropertySchema.MultiSelect("A", "B", "C"),
            ["Due"] = PropertySchema.Date(),
            ["Notes"] = PropertySchema.RichText(),
        };
        Database database = await Notion.GetOrCreateDatabaseAsync(Emulator.RootPageId, "Tasks", schema);
        DataSourceId id = database.DataSources[0].Id;
        await Notion.DataSources.UpdateAsync(id, new()
        {
            Properties = { ["Blocks"] = PropertySchema.Relation(id) },
        });
        return await Session.GetDataSourceAsync(id);
    }

    protected async Task<IReadOnlyList<string>> TextsAsync(PageId page)
    {
        BlockTree tree = await Notion.Blocks.GetTreeAsync(page);
        return [.. tree.Children.Select(node => node.Block.Content is ParagraphBlock paragraph ? paragraph.RichText.ToPlainText() : node.Block.Content.Type)];
    }
}
