using System.Globalization;
using Notion.Refit.Models;
using Notion.Refit.Paging;

namespace Notion.Refit.Tests.Paging;

/// <summary>The page sizes that a sequence asks for.</summary>
public sealed class PageSizeTests
{
    private readonly List<int?> _sizes = [];

    [Test]
    public async Task Full_pages_are_requested_once_items_were_skipped()
    {
        NotionSequence<string> texts = PageSequence.CreateOnly<IPaginatedList<object>, object, string>(FetchAsync, null, CancellationToken.None);

        List<string> two = await texts.Take(2).ToListAsync();

        Assert.That(two, Is.EqualTo(["3", "4"]));
        Assert.That(_sizes, Is.EqualTo(new int?[] { 2, null }));
    }

    [Test]
    public async Task All_items_are_asked_for_without_a_size()
    {
        List<string> all = await PageSequence.CreateOnly<IPaginatedList<object>, object, string>(FetchAsync, null, CancellationToken.None).ToListAsync();

        Assert.That(all, Is.EqualTo(["3", "4"]));
        Assert.That(_sizes, Is.EqualTo(new int?[] { null, null }));
    }

    [TestCase(5, null, 5)]
    [TestCase(5, 3, 3)]
    [TestCase(3, 5, 3)]
    [TestCase(null, 7, 7)]
    [TestCase(null, null, null)]
    public void The_smaller_of_what_is_needed_and_what_the_caller_wants_is_asked_for(int? needed, int? given, int? expected) =>
        Assert.That(PageSequence.PageSize(needed, given), Is.EqualTo(expected));

    [Test]
    public async Task The_rest_is_asked_for_when_pages_are_shorter_than_wanted()
    {
        List<int> five = await Numbers().Take(5).ToListAsync();

        Assert.That(five, Is.EqualTo([1, 2, 3, 4, 5]));
        Assert.That(_sizes, Is.EqualTo(new int?[] { 5, 3, 1 }));
    }

    [TestCase(1, 1)]
    [TestCase(2, 1)]
    [TestCase(3, 2)]
    public async Task No_page_is_requested_that_is_not_needed(int count, int requests)
    {
        List<int> items = await Numbers().Take(count).ToListAsync();

        Assert.That(items, Is.EqualTo(Enumerable.Range(1, count)), "also of a page that has more items than were asked for");
        Assert.That(_sizes, Has.Count.EqualTo(requests));
    }

    [TestCase(0, 5, 0)]
    [TestCase(-1, 5, 0)]
    [TestCase(5, 0, 0)]
    [TestCase(3, 5, 3)]
    [TestCase(5, 3, 3)]
    public async Task Of_two_numbers_the_smaller_one_counts(int first, int second, int expected)
    {
        List<int> items = await Numbers().Take(first).Take(second).ToListAsync();

        Assert.That(items, Has.Count.EqualTo(expected));
        Assert.That(_sizes.FirstOrDefault(), Is.EqualTo(expected == 0 ? null : expected));
    }

    [Test]
    public async Task One_item_is_asked_for_where_one_is_enough()
    {
        Assert.That(await Numbers().FirstAsync(), Is.EqualTo(1));
        Assert.That(await Numbers().FirstOrDefaultAsync(), Is.EqualTo(1));
        Assert.That(await Numbers().AnyAsync(), Is.True);
        Assert.That(_sizes, Is.EqualTo(new int?[] { 1, 1, 1 }));
        NotionSequence<int> none = Numbers().Take(0);
        Assert.That((await none.FirstOrDefaultAsync(), await none.AnyAsync()), Is.EqualTo((0, false)));
        Assert.That(() => none.FirstAsync().AsTask(), Throws.InvalidOperationException.With.Message.Contains("no items"));
    }

    private NotionSequence<int> Numbers() => PageSequence.Create<IPaginatedList<int>, int>(
        (cursor, size, _) =>
        {
            _sizes.Add(size);
            int start = cursor is null ? 1 : int.Parse(cursor, CultureInfo.InvariantCulture);
            return Task.FromResult<IPaginatedList<int>>(new Pair([start, start + 1], (start + 2).ToString(CultureInfo.InvariantCulture)));
        },
        null,
        CancellationToken.None);

    private Task<IPaginatedList<object>> FetchAsync(string? cursor, int? size, CancellationToken cancellationToken)
    {
        _sizes.Add(size);
        return Task.FromResult<IPaginatedList<object>>(cursor is null ? new Items([1, 2], "next") : new Items(["3", "4"], null));
    }

    private sealed record Pair(IReadOnlyList<int> Items, string? NextCursor) : IPaginatedList<int>
    {
        public bool HasMore => true;
    }

    private sealed record Items(IReadOnlyList<object> Values, string? NextCursor) : IPaginatedList<object>
    {
        IReadOnlyList<object> IPaginatedList<object>.Items => Values;

        public bool HasMore => NextCursor is not null;
    }
}
