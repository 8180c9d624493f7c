using Notion.Refit.Models;
using Notion.Refit.Paging;

namespace Notion.Refit.Tests.Paging;

[TestFixture]
public sealed class PageSequenceTests
{
    private readonly List<string?> _asked = [];

    [Test]
    public async Task Gives_the_items_of_all_pages_in_order()
    {
        List<int> items = await All(Pages([1, 2, 3], [], [4], [5, 6]));

        Assert.Multiple(() =>
        {
            Assert.That(items, Is.EqualTo((int[])[1, 2, 3, 4, 5, 6]));
            Assert.That(_asked, Is.EqualTo((string?[])[null, "1", "2", "3"]));
        });
    }

    [Test]
    public async Task Asks_for_nothing_before_it_is_enumerated_and_for_one_page_for_the_first_item()
    {
        IAsyncEnumerable<int> sequence = Pages([1, 2], [3, 4]);
        int before = _asked.Count;

        await foreach (int item in sequence)
        {
            Assert.That(item, Is.EqualTo(1));
            break;
        }

        Assert.That((before, _asked.Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Asks_for_the_next_page_while_the_current_one_is_gone_over_but_for_no_further_one()
    {
        List<int> askedAtItem = [];
        await foreach (int _ in Pages([1, 2, 3], [4, 5, 6], [7, 8, 9]))
            askedAtItem.Add(_asked.Count);

        Assert.That(askedAtItem, Is.EqualTo((int[])[1, 2, 2, 2, 3, 3, 3, 3, 3]));
    }

    [Test]
    public async Task Begins_anew_each_time()
    {
        IAsyncEnumerable<int> sequence = Pages([1], [2]);

        Assert.That((await All(sequence), await All(sequence)), Is.EqualTo(((int[])[1, 2], (int[])[1, 2])));
    }

    [Test]
    public async Task Begins_at_the_cursor_that_is_given()
    {
        await All(PageSequence.Create<IPaginatedList<int>, int>((cursor, _) => Answer(cursor, [[1], [2], [3]]), "1", CancellationToken.None));

        Assert.That(_asked, Is.EqualTo((string[])["1", "2"]));
    }

    [Test]
    public async Task Gives_up_the_page_under_way_when_the_consumer_stops()
    {
        TaskCompletionSource<IPaginatedList<int>> second = new();
        CancellationToken given = default;
        IAsyncEnumerable<int> sequence = PageSequence.Create<IPaginatedList<int>, int>(
            (cursor, token) =>
            {
                given = token;
                return cursor is null ? Task.FromResult<IPaginatedList<int>>(new List([1, 2, 3], "1")) : second.Task;
            },
            null,
            CancellationToken.None);

        await foreach (int item in sequence)
        {
            if (item == 2)
                break;
        }

        Assert.That(given.IsCancellationRequested);
    }

    [Test]
    public async Task Fails_after_the_items_that_were_read()
    {
        List<int> items = [];
        IAsyncEnumerable<int> sequence = PageSequence.Create<IPaginatedList<int>, int>(
            (cursor, _) => cursor is null ? Task.FromResult<IPaginatedList<int>>(new List([1, 2], "1")) : Task.FromException<IPaginatedList<int>>(new InvalidDataException("second")),
            null,
            CancellationToken.None);

        async Task Enumerate()
        {
            await foreach (int item in sequence)
                items.Add(item);
        }

        await Assert.ThatAsync(Enumerate, Throws.TypeOf<InvalidDataException>());
        Assert.That(items, Is.EqualTo((int[])[1, 2]));
    }

    [Test]
    public async Task Is_cancelled_with_the_token_of_the_caller()
    {
        using CancellationTokenSource caller = new();
        IAsyncEnumerable<int> sequence = PageSequence.Create<IPaginatedList<int>, int>(
            (_, token) =>
            {
                caller.Cancel();
                return Task.FromCanceled<IPaginatedList<int>>(token);
            },
            null,
            caller.Token);

        await Assert.ThatAsync(() => All(sequence), Throws.InstanceOf<OperationCanceledException>().With.Property(nameof(OperationCanceledException.CancellationToken)).EqualTo(caller.Token));
    }

    [Test]
    public async Task A_cancellation_that_is_not_of_the_caller_passes_unchanged([Values] bool isOfAnother)
    {
        using CancellationTokenSource caller = new();
        var failure = new OperationCanceledException("Given up.", isOfAnother ? new CancellationToken(true) : caller.Token);
        IAsyncEnumerable<int> sequence = PageSequence.Create<IPaginatedList<int>, int>(
            (_, _) =>
            {
                if (!isOfAnother)
                    caller.Cancel();
                return Task.FromException<IPaginatedList<int>>(failure);
            },
            null,
            caller.Token);

        Assert.That(await Assert.CatchAsync(() => All(sequence)), Is.SameAs(failure));
    }

    [Test]
    public async Task Stops_between_two_items_when_it_is_cancelled()
    {
        using CancellationTokenSource caller = new();
        List<int> items = [];
        IAsyncEnumerable<int> sequence = Pages([1, 2, 3]);

        async Task Enumerate()
        {
            await foreach (int item in sequence.WithCancellation(caller.Token))
            {
                items.Add(item);
                await caller.CancelAsync();
            }
        }

        await Assert.ThatAsync(Enumerate, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(items, Is.EqualTo((int[])[1]));
    }

    [Test]
    public async Task Reports_missing_items_after_the_last_one()
    {
        List<int> items = [];
        RequestStatus incomplete = new() { Type = RequestStatusType.Incomplete, IncompleteReason = IncompleteReason.QueryResultLimitReached };
        IAsyncEnumerable<int> sequence = PageSequence.Create<IPaginatedList<int>, int>(
            (cursor, _) => Task.FromResult<IPaginatedList<int>>(cursor is null ? new List([1], "1", incomplete) : new List([2], null)),
            null,
            CancellationToken.None);

        async Task Enumerate()
        {
            await foreach (int item in sequence)
                items.Add(item);
        }

        await Assert.ThatAsync(Enumerate, Throws.TypeOf<NotionIncompleteResultsException>().With.Message.Contains("query_result_limit_reached"));
        Assert.That(items, Is.EqualTo((int[])[1, 2]));
    }

    [Test]
    public async Task Reports_missing_items_after_the_last_page()
    {
        List<int> items = [];
        RequestStatus incomplete = new() { Type = RequestStatusType.Incomplete, IncompleteReason = IncompleteReason.QueryResultLimitReached };
        NotionSequence<int> sequence = PageSequence.Create<IPaginatedList<int>, int>(
            (cursor, _) => Task.FromResult<IPaginatedList<int>>(cursor is null ? new List([1], "1", incomplete) : new List([2], null, new() { Type = new RequestStatusType("complete") })),
            null,
            CancellationToken.None);

        async Task Enumerate()
        {
            await foreach (ResultPage<int> page in sequence.AsPages())
                items.AddRange(page.Items);
        }

        await Assert.ThatAsync(Enumerate, Throws.TypeOf<NotionIncompleteResultsException>());
        Assert.That(items, Is.EqualTo((int[])[1, 2]));
    }

    [Test]
    public async Task A_list_that_is_complete_ends_without_an_error_in_pages_too()
    {
        NotionSequence<int> sequence = PageSequence.Create<IPaginatedList<int>, int>(
            (cursor, _) => Task.FromResult<IPaginatedList<int>>(new List([1], null, new() { Type = new RequestStatusType("complete") })), null, CancellationToken.None);

        Assert.That(await sequence.AsPages().CountAsync(), Is.EqualTo(1));
    }

    private IAsyncEnumerable<int> Pages(params int[][] pages) =>
        PageSequence.Create<IPaginatedList<int>, int>((cursor, _) => Answer(cursor, pages), null, CancellationToken.None);

    private Task<IPaginatedList<int>> Answer(string? cursor, int[][] pages)
    {
        _asked.Add(cursor);
        int index = cursor is null ? 0 : int.Parse(cursor, System.Globalization.CultureInfo.InvariantCulture);
        string? next = index + 1 < pages.Length ? (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        return Task.FromResult<IPaginatedList<int>>(new List(pages[index], next));
    }

    private static async Task<List<int>> All(IAsyncEnumerable<int> sequence)
    {
        List<int> items = [];
        await foreach (int item in sequence)
            items.Add(item);
        return items;
    }

    private sealed record List(IReadOnlyList<int> Items, string? NextCursor, RequestStatus? RequestStatus = null) : IPaginatedList<int>
    {
        public bool HasMore => NextCursor is not null;
    }
}
