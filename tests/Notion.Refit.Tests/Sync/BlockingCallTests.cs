using System.Net;
using System.Text;
using Notion.Refit.Blocking;
using Notion.Refit.Models;
using Notion.Refit.Tests.Http;
using Notion.Refit.Tests.Models;
using Notion.Refit.Tests.Operations;

namespace Notion.Refit.Tests.Sync;

/// <summary>Calls that block, from every place where waiting for asynchronous code is dangerous.</summary>
public sealed class BlockingCallTests
{
    [Test]
    public async Task A_call_returns_though_the_work_wants_back_to_where_it_began([Values] Caller caller)
    {
        Page page = ModelJson.Read<Page>(Answers.Page);
        INotionPages pages = StandIn.For<INotionPages>((_, _) => Retrieve());

        Assert.That(await Callers.RunAsync(caller, () => pages.Sync.Retrieve(Some.Page)), Is.SameAs(page));

        async Task<Page> Retrieve()
        {
            await Task.Yield();
            return page;
        }
    }

    [Test]
    public async Task The_work_starts_and_goes_on_outside_of_the_callers_context([Values] Caller caller)
    {
        List<object?> places = [];

        await Callers.RunAsync(caller, () => BlockingCall.Run(Work));

        Assert.That(places, Is.EqualTo((object?[])[null, TaskScheduler.Default, null, TaskScheduler.Default]));

        async Task<bool> Work()
        {
            places.AddRange([SynchronizationContext.Current, TaskScheduler.Current]);
            await Task.Yield();
            places.AddRange([SynchronizationContext.Current, TaskScheduler.Current]);
            return true;
        }
    }

    [TestCase(Caller.SingleThreadContext)]
    [TestCase(Caller.ExclusiveScheduler)]
    public async Task A_caller_keeps_its_own_context(Caller caller)
    {
        (object? Context, TaskScheduler Scheduler) before = default, after = default;

        await Callers.RunAsync(caller, () =>
        {
            before = (SynchronizationContext.Current, TaskScheduler.Current);
            int answer = BlockingCall.Run(() => Task.FromResult(1));
            after = (SynchronizationContext.Current, TaskScheduler.Current);
            return answer;
        });

        Assert.That(before, Is.Not.EqualTo(((object?)null, TaskScheduler.Default)));
        Assert.That(after, Is.EqualTo(before));
    }

    [Test]
    public async Task More_callers_than_a_scheduler_has_room_for_get_their_answers()
    {
        TaskScheduler scheduler = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, maxConcurrencyLevel: 2).ConcurrentScheduler;
        INotionPages pages = StandIn.For<INotionPages>((_, _) => Retrieve());

        Page[] answers = await Callers.RunAllAsync(scheduler, 8, () => pages.Sync.Retrieve(Some.Page));

        Assert.That(answers, Has.Length.EqualTo(8).And.All.Not.Null);

        static async Task<Page> Retrieve()
        {
            await Task.Yield();
            return ModelJson.Read<Page>(Answers.Page);
        }
    }

    [Test]
    public async Task A_whole_client_may_have_handlers_that_want_back([Values] Caller caller)
    {
        using ScriptedHandler handler = new(async (_, token) =>
        {
            await Task.Yield();
            token.ThrowIfCancellationRequested();
            return Json(Answers.Page);
        });
        using NotionClient notion = NotionClient.Create("secret_x", handler);

        Page page = await Callers.RunAsync(caller, () => notion.Sync.Pages.Retrieve(Some.Page));

        Assert.That(page.Title, Is.EqualTo("Write tests"));
    }

    [Test]
    public async Task A_refusal_is_thrown_as_it_is([Values] Caller caller)
    {
        using ScriptedHandler handler = new(async (_, _) =>
        {
            await Task.Yield();
            return Json("""{"object":"error","status":404,"code":"object_not_found","message":"No page."}""", HttpStatusCode.NotFound);
        });
        using NotionClient notion = NotionClient.Create("secret_x", handler);

        Exception? thrown = await Callers.RunAsync(caller, () => Catch(() => notion.Sync.Pages.Retrieve(Some.Page)));

        Assert.That(thrown, Is.TypeOf<NotionApiException>().With.Property(nameof(NotionApiException.Code)).EqualTo(NotionErrorCode.ObjectNotFound));
    }

    [Test]
    public async Task An_argument_that_cannot_be_right_is_refused_as_it_is([Values] Caller caller)
    {
        using ScriptedHandler handler = new((_, _) => throw new NotSupportedException());
        using NotionClient notion = NotionClient.Create("secret_x", handler);

        Exception? thrown = await Callers.RunAsync(caller, () => Catch(() => notion.Sync.Pages.Update(Some.Page, null!)));

        Assert.That(thrown, Is.TypeOf<ArgumentNullException>());
        Assert.That(handler.Requests, Is.Empty);
    }

    [Test]
    public async Task Cancellation_ends_the_wait_with_the_token_of_the_caller([Values] Caller caller)
    {
        using CancellationTokenSource cancellation = new();
        TaskCompletionSource sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using ScriptedHandler handler = new(async (_, token) =>
        {
            sent.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            throw new NotSupportedException();
        });
        using NotionClient notion = NotionClient.Create("secret_x", handler);

        Task<Exception?> call = Callers.RunAsync(caller, () => Catch(() => notion.Sync.Pages.Retrieve(Some.Page, cancellationToken: cancellation.Token)));
        await sent.Task;
        await cancellation.CancelAsync();

        Assert.That(
            await call,
            Is.InstanceOf<OperationCanceledException>().With.Property(nameof(OperationCanceledException.CancellationToken)).EqualTo(cancellation.Token));
    }

    private static Exception? Catch(Func<object> call)
    {
        try
        {
            call();
            return null;
        }
#pragma warning disable CA1031 // The test says which one it must be.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e;
        }
    }

    private static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
