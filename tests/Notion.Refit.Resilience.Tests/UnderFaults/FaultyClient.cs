using System.Net;
using Notion.Refit.Models;

namespace Notion.Refit.Resilience.Tests.UnderFaults;

/// <summary>One of many clients: does one thing at a time, and remembers what it was told.</summary>
/// <param name="notion">The client of the app.</param>
/// <param name="number">Its number: where its random numbers begin.</param>
/// <param name="root">Where its pages go, beside those of all others.</param>
/// <param name="table">Where its rows go, beside those of all others.</param>
/// <param name="home">Its own page.</param>
/// <param name="tally">Where calls are counted.</param>
/// <param name="time">The clock.</param>
internal sealed class FaultyClient(INotionClient notion, int number, PageId root, DataSourceId table, PageId home, Tally tally, TimeProvider time)
{
    private readonly Random _random = new(number);
    private readonly HashSet<string> _titles = [Title(number)];
    private int _step;

    public PageId Home => home;

    public List<Write> Pages { get; } = [];

    public List<Write> Rows { get; } = [];

    public List<Write> Blocks { get; } = [];

    public List<Write> Comments { get; } = [];

    /// <summary>Blocks that are gone.</summary>
    public List<string> Deleted { get; } = [];

    /// <summary>Blocks of which nobody knows whether they are gone.</summary>
    public List<string> MaybeDeleted { get; } = [];

    /// <summary>What the title of its page may be: that of the last update that was carried out, or of a later one whose fate is not known.</summary>
    public IReadOnlySet<string> Titles => _titles;

    public static string Title(int number) => $"home {number}";

    public async Task WorkAsync(int calls)
    {
        for (_step = 0; _step < calls; _step++)
            await WorkAsync();
    }

    private Task WorkAsync() => _random.Next(100) switch
    {
        < 20 => CreateAsync("page", Pages, text => notion.Pages.CreateAsync(Page(Parent.Page(root), "title", text))),
        < 32 => CreateAsync("row", Rows, text => notion.Pages.CreateAsync(Page(Parent.DataSource(table), "Name", text))),
        < 52 => AppendAsync(),
        < 62 => CommentAsync(),
        < 72 => UpdateAsync(),
        < 78 => DeleteAsync(),
        < 88 => ReadAsync("retrieve", async () => Assert.That((await notion.Pages.RetrieveAsync(home)).Title, Is.AnyOf([.. _titles]))),
        < 94 => ReadAsync("list", ListAsync),
        < 97 => ReadAsync("query", () => notion.DataSources.QueryAsync(table, new() { PageSize = 5 })),
        _ => ReadAsync("search", () => notion.Search.SearchAsync(new() { Query = "page", PageSize = 5 })),
    };

    private static CreatePageRequest Page(Parent parent, string title, string text) => new() { Parent = parent, Properties = { [title] = new TitleValue(text) } };

    private string Text(string kind) => $"{kind} {number}.{_step}";

    private async Task CreateAsync(string kind, List<Write> writes, Func<string, Task<Page>> create)
    {
        string text = Text(kind);
        string? id = null;
        (Fate fate, NotionApiException? error) = await CallAsync(kind, async () => id = (await create(text)).Id.ToString());
        writes.Add(new Write(text, fate, id ?? error?.CommittedResourceId));
    }

    private async Task AppendAsync()
    {
        string[] texts = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(child => $"{Text("block")}.{child}")];
        string[]? ids = null;
        (Fate fate, NotionApiException? error) = await CallAsync("append", async () =>
        {
            BlockList added = await notion.Blocks.AppendChildrenAsync(home, new() { Children = [.. texts.Select(text => new ParagraphBlock(text))] });
            ids = [.. added.Results.Select(block => block.Id.ToString())];
        });
        if (error is { CommittedChildIds.Count: > 0 })
            ids = [.. error.CommittedChildIds];
        Blocks.AddRange(texts.Select((text, child) => new Write(text, fate, ids?[child])));
    }

    private async Task CommentAsync()
    {
        string text = Text("comment");
        string? id = null;
        (Fate fate, NotionApiException? error) = await CallAsync("comment", async () =>
            id = (await notion.Comments.CreateAsync(new() { Parent = Parent.Page(home), RichText = text })).Id.ToString());
        Comments.Add(new Write(text, fate, id ?? error?.CommittedResourceId));
    }

    private async Task UpdateAsync()
    {
        string text = Text("title");
        (Fate fate, _) = await CallAsync("update", () => notion.Pages.UpdateAsync(home, new() { Properties = { ["title"] = new TitleValue(text) } }));
        if (fate is Fate.Acknowledged or Fate.CarriedOut)
            _titles.Clear();
        if (fate != Fate.Refused)
            _titles.Add(text);
    }

    private async Task DeleteAsync()
    {
        Write[] known = [.. Blocks.Where(block => block.Id is not null && !Deleted.Contains(block.Id) && !MaybeDeleted.Contains(block.Id))];
        if (known.Length == 0)
        {
            await ReadAsync("list", ListAsync);
            return;
        }

        string id = known[_random.Next(known.Length)].Id!;
        (Fate fate, NotionApiException? error) = await CallAsync("delete", () => notion.Blocks.DeleteAsync(BlockId.Parse(id)));

        // A delete is repeated. The second one is refused where the first was carried out, although its answer was lost.
        bool isGone = fate is Fate.Acknowledged or Fate.CarriedOut || error?.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound;
        if (isGone)
            Deleted.Add(id);
        else
            MaybeDeleted.Add(id);
    }

    private async Task ListAsync()
    {
        HashSet<string> there = [.. (await notion.Blocks.ListAllChildrenAsync(home).ToListAsync()).Select(block => block.Id.ToString())];
        Assert.That(there, Is.SupersetOf(Blocks.Where(block => block.Id is not null).Select(block => block.Id).Except(Deleted, StringComparer.Ordinal).Except(MaybeDeleted, StringComparer.Ordinal)));
        Assert.That(there.Intersect(Deleted, StringComparer.Ordinal), Is.Empty);
    }

    private async Task ReadAsync(string kind, Func<Task> read) => await CallAsync(kind, read);

    private async Task<(Fate Fate, NotionApiException? Error)> CallAsync(string kind, Func<Task> call)
    {
        long start = time.GetTimestamp();
        try
        {
            await call();
            tally.Count(kind, "ok", time.GetElapsedTime(start));
            return (Fate.Acknowledged, null);
        }
        catch (NotionException e)
        {
            tally.Count(kind, Name(e), time.GetElapsedTime(start));
            if (e is NotionRateLimiterException { RetryAfter: { } wait })
                await Task.Delay(wait, time);
            return (FateOf(e), e as NotionApiException);
        }
    }

    private static string Name(NotionException exception) => exception switch
    {
        NotionApiException { CommittedResourceId: not null } => "committed",
        NotionApiException api => $"{(int)api.StatusCode}",
        NotionResponseException response => $"{(int)response.StatusCode} unreadable",
        NotionTimeoutException => "timed out",
        NotionConnectionException => "lost",
        NotionRateLimiterException => "not sent",
        _ => exception.GetType().Name,
    };

    private static Fate FateOf(NotionException exception) => exception switch
    {
        NotionApiException { CommittedResourceId: not null } => Fate.CarriedOut,
        NotionApiException api => FateOf((int)api.StatusCode),

        // A success whose body was cut off.
        NotionResponseException { StatusCode: HttpStatusCode.OK } => Fate.CarriedOut,
        NotionResponseException response => FateOf((int)response.StatusCode),
        NotionRateLimiterException => Fate.Refused,
        NotionTimeoutException or NotionConnectionException => Fate.Unknown,
        _ => throw new InvalidOperationException("A failure that nobody asked for.", exception),
    };

    private static Fate FateOf(int status) => status is < 500 or 529 ? Fate.Refused : Fate.Unknown;
}
