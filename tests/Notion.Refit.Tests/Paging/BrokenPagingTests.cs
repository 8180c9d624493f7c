using System.Net;
using System.Text;
using Notion.Refit.Models;
using Notion.Refit.Paging;
using Notion.Refit.Tests.Http;

namespace Notion.Refit.Tests.Paging;

/// <summary>Lists whose pages do not lead to their end.</summary>
public sealed class BrokenPagingTests
{
    private int _requests;

    [TestCase(true, "a", "a", Description = "the same cursor again")]
    [TestCase(true, "a", "b", "a", Description = "a cycle")]
    [TestCase(false, "a", "b", "c", "c", Description = "a few good pages before")]
    public async Task A_cursor_that_comes_again_ends_the_enumeration(bool isShort, params string[] cursors)
    {
        (List<int> items, NotionPaginationException? failure) = await EnumerateAsync(null, cursors);

        Assert.Multiple(() =>
        {
            Assert.That(failure?.Cursor, Is.EqualTo(cursors[^1]));
            Assert.That(items, Has.Count.EqualTo(2 * cursors.Length), "nothing that was read is lost");
            Assert.That(_requests, Is.EqualTo(cursors.Length), "nothing is asked for twice");
            Assert.That(isShort, Is.EqualTo(cursors.Length < 4));
        });
    }

    [Test]
    public async Task The_cursor_that_the_caller_starts_with_counts_too()
    {
        (_, NotionPaginationException? failure) = await EnumerateAsync("a", "b", "a");

        Assert.That(failure?.Cursor, Is.EqualTo("a"));
        Assert.That(_requests, Is.EqualTo(2));
    }

    [TestCase(null)]
    [TestCase("")]
    public async Task More_items_without_a_cursor_are_an_error(string? cursor)
    {
        (List<int> items, NotionPaginationException? failure) = await EnumerateAsync(null, "a", cursor);

        Assert.Multiple(() =>
        {
            Assert.That(failure, Is.Not.Null);
            Assert.That(failure?.Cursor, Is.Null);
            Assert.That(failure?.Message, Does.Contain("has_more"));
            Assert.That(items, Has.Count.EqualTo(4));
        });
    }

    [TestCase("a", "a")]
    [TestCase("a", null)]
    public async Task Enumeration_by_pages_fails_after_the_pages_that_were_read(params string?[] cursors)
    {
        List<int> items = [];
        NotionSequence<int> sequence = PageSequence.Create<IPaginatedList<int>, int>((_, _) => Task.FromResult<IPaginatedList<int>>(new Page(cursors[_requests++])), null, CancellationToken.None);

        NotionPaginationException error = (await Assert.ThrowsAsync<NotionPaginationException>(async () =>
        {
            await foreach (ResultPage<int> page in sequence.AsPages())
                items.AddRange(page.Items);
        }))!;

        Assert.That(error.Cursor, Is.EqualTo(cursors[1]));
        Assert.That(items, Has.Count.EqualTo(4));
        Assert.That(_requests, Is.EqualTo(2));
    }

    [TestCase("a")]
    [TestCase(null)]
    public async Task A_whole_list_is_not_returned_in_part(string? cursor)
    {
        string next = cursor is null ? "null" : $"\"{cursor}\"";
        string blocks = $$"""{"object":"list","type":"block","block":{},"results":[],"has_more":true,"next_cursor":{{next}}}""";
        string items = $$"""
            {"object":"list","type":"property_item","property_item":{"id":"a","type":"title","title":{},"next_url":null},"results":[],"has_more":true,"next_cursor":{{next}}}
            """;
        using var handler = new ScriptedHandler((request, _) =>
        {
            _requests++;
            string body = request.RequestUri!.AbsolutePath.EndsWith("/children", StringComparison.Ordinal) ? blocks : items;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new StringContent(body, Encoding.UTF8, "application/json") });
        });
        using var notion = NotionClient.Create("secret_a", handler);
        var id = new PageId(Guid.Parse("a52b5d9c-0000-4000-8000-000000000001"));

        await Assert.ThrowsAsync<NotionPaginationException>(() => notion.Blocks.GetTreeAsync(id));
        await Assert.ThrowsAsync<NotionPaginationException>(() => notion.Pages.CompleteAsync(id, new Property { Id = new PropertyId("a"), Value = new RelationValue([id]), HasMore = true }));

        Assert.That(_requests, Is.EqualTo(cursor is null ? 2 : 4));
    }

    [Test]
    public void A_cursor_on_the_last_page_is_not_looked_at()
    {
        var trail = new CursorTrail("a");

        Assert.That(trail.Next(hasMore: false, "a"), Is.Null);
        Assert.That(trail.ThrowIfBroken, Throws.Nothing);
    }

    [Test]
    public async Task Blocking_enumeration_fails_in_the_same_way([Values(null, "a")] string? cursor)
    {
        string page = $$"""{"object":"list","type":"user","user":{},"results":[],"has_more":true,"next_cursor":{{(cursor is null ? "null" : $"\"{cursor}\"")}}}""";
        using var handler = new ScriptedHandler((request, _) =>
        {
            _requests++;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new StringContent(page, Encoding.UTF8, "application/json") });
        });
        using var notion = NotionClient.Create("secret_a", handler);

        await Task.Run(() => Assert.That(() => notion.Users.Sync.ListAll().Count(), Throws.InstanceOf<NotionPaginationException>()));
        Assert.That(_requests, Is.EqualTo(cursor is null ? 1 : 2));
    }

    private async Task<(List<int> Items, NotionPaginationException? Failure)> EnumerateAsync(string? start, params string?[] cursors)
    {
        List<int> items = [];
        try
        {
            await foreach (int item in PageSequence.Create<IPaginatedList<int>, int>((_, _) => Task.FromResult<IPaginatedList<int>>(new Page(cursors[_requests++])), start, CancellationToken.None))
                items.Add(item);
            return (items, null);
        }
        catch (NotionPaginationException e)
        {
            return (items, e);
        }
    }

    private sealed record Page(string? NextCursor) : IPaginatedList<int>
    {
        public IReadOnlyList<int> Items => [1, 2];

        public bool HasMore => true;
    }
}
