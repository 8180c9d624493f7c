using Notion.Refit.Blocking;
using Notion.Refit.Models;
using Notion.Refit.Tests.Operations;

namespace Notion.Refit.Tests.Sync;

/// <summary>Lists that are gone over with <c>foreach</c>.</summary>
public sealed class BlockingEnumerationTests
{
    private readonly List<string?> _cursors = [];
    private int _disposals;

    [Test]
    public async Task All_pages_are_gone_over_though_the_work_wants_back_to_where_it_began([Values] Caller caller)
    {
        INotionUsers users = StandIn.For<INotionUsers>((_, arguments) => List((string?)arguments[0]));

        List<string?> names = await Callers.RunAsync(caller, () => users.Sync.ListAll().Select(user => user.Name).ToList());

        Assert.That(names, Is.EqualTo((string[])["Ada 0", "Ada 1", "Ada 2", "Ada 3"]));
        Assert.That(_cursors, Is.EqualTo((string?[])[null, "2"]));
    }

    [Test]
    public void Nothing_is_asked_for_before_it_is_gone_over_and_everything_anew_each_time()
    {
        INotionUsers users = StandIn.For<INotionUsers>((_, arguments) => List((string?)arguments[0]));

        IEnumerable<User> all = users.Sync.ListAll();
        int before = _cursors.Count;
        int[] counts = [all.Count(), all.Count()];

        Assert.That((before, _cursors.Count), Is.EqualTo((0, 4)));
        Assert.That(counts, Is.EqualTo((int[])[4, 4]));
    }

    [Test]
    public async Task Leaving_early_waits_for_the_end_of_the_sequence([Values] Caller caller)
    {
        List<int> items = await Callers.RunAsync(caller, () => BlockingCall.Enumerate(Numbers()).Take(2).ToList());

        Assert.That(items, Is.EqualTo((int[])[0, 1]));
        Assert.That(_disposals, Is.EqualTo(1));
    }

    [Test]
    public async Task A_failure_is_thrown_as_it_is_after_the_items_before_it([Values] Caller caller)
    {
        List<int> items = [];
        bool failed = await Callers.RunAsync(caller, () =>
        {
            try
            {
                foreach (int item in BlockingCall.Enumerate(Numbers()))
                    items.Add(item);
                return false;
            }
            catch (InvalidDataException)
            {
                return true;
            }
        });

        Assert.That(failed, Is.True);
        Assert.That(items, Is.EqualTo((int[])[0, 1, 2]));
        Assert.That(_disposals, Is.EqualTo(1));
    }

    [Test]
    public void A_missing_request_is_refused_at_once()
    {
        INotionSearch search = StandIn.For<INotionSearch>((_, _) => throw new NotSupportedException());

        Assert.That(() => search.Sync.SearchAll(null!), Throws.ArgumentNullException);
    }

    [Test]
    public void The_elements_of_a_property_are_gone_over()
    {
        PropertyItem number = new() { Id = "a", Value = new NumberValue(12) };
        INotionPages pages = StandIn.For<INotionPages>((_, _) => Task.FromResult<PagePropertyItem>(number));

        Assert.That(pages.Sync.RetrieveAllPropertyItems(Some.Page, "title"), Is.EqualTo((PropertyItem[])[number]));
    }

    private async Task<UserList> List(string? cursor)
    {
        _cursors.Add(cursor);
        await Task.Yield();
        int first = cursor is null ? 0 : 2;
        return new UserList
        {
            Results = [new User { Id = Some.User, Name = $"Ada {first}" }, new User { Id = Some.User, Name = $"Ada {first + 1}" }],
            HasMore = cursor is null,
            NextCursor = cursor is null ? "2" : null,
        };
    }

    private async IAsyncEnumerable<int> Numbers()
    {
        try
        {
            for (int i = 0; i < 3; i++)
            {
                await Task.Yield();
                yield return i;
            }

            throw new InvalidDataException();
        }
        finally
        {
            await Task.Yield();
            _disposals++;
        }
    }
}
