using System.Text;
using Notion.Refit.AspNetCore.Webhooks.Handlers;
using Notion.Refit.AspNetCore.Webhooks.Queue;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.Tests.Webhooks;

/// <summary>The workers of the queue: started when there is work, no more than are needed, no more than allowed.</summary>
public sealed class EventQueueTests
{
    [Test]
    public void A_burst_starts_one_worker_and_each_started_one_starts_the_next()
    {
        int starts = 0;
        var queue = new EventQueue(100, 3, () => starts++);

        for (int i = 1; i <= 10; i++)
            Add(queue, i, page: i);
        Assert.That(starts, Is.EqualTo(1), "the first one has not run yet");

        EventLane[] taken = new EventLane[3];
        for (int worker = 0; worker < 3; worker++)
        {
            Assert.That(queue.TryTake(isFirst: true, out EventLane? lane, out _), Is.True);
            taken[worker] = lane!;
            Assert.That(starts, Is.EqualTo(Math.Min(worker + 2, 3)), "no more than three are allowed");
        }

        // One worker goes on alone, and ends when nothing is left.
        for (int i = 0; i < 7; i++)
        {
            queue.Done(taken[0]);
            Assert.That(queue.TryTake(isFirst: false, out EventLane? lane, out _), Is.True);
            taken[0] = lane!;
        }

        queue.Done(taken[0]);
        Assert.That(queue.TryTake(isFirst: false, out _, out _), Is.False);
        Assert.That((starts, queue.Count), Is.EqualTo((3, 2)));
        Add(queue, 11, page: 11);
        Assert.That(starts, Is.EqualTo(4), "the one that has ended can be started again");
    }

    [Test]
    public void The_last_worker_ends_the_queue_that_is_closed()
    {
        var queue = new EventQueue(100, 3, static () => { });
        Add(queue, 1, page: 1);
        Assert.That(queue.TryTake(isFirst: true, out EventLane? lane, out _), Is.True);

        queue.Close();
        Assert.That(queue.TryAdd(Event(2, 2), out string? reason), Is.False);
        Assert.That(reason, Does.Contain("stopping"));
        Assert.That((queue.Drained.IsCompleted, queue.Ended.IsCompleted), Is.EqualTo((false, false)));
        queue.Done(lane!);
        Assert.That((queue.Drained.IsCompleted, queue.Ended.IsCompleted), Is.EqualTo((true, false)));
        Assert.That(queue.TryTake(isFirst: false, out _, out _), Is.False);
        Assert.That(queue.Ended.IsCompleted, Is.True);
    }

    [Test]
    public void Events_of_one_object_come_by_time_and_those_of_the_same_time_as_they_arrived()
    {
        var queue = new EventQueue(100, 1, static () => { });
        foreach ((int number, int second) in ((int, int)[])[(1, 5), (2, 3), (3, 3), (4, 9), (5, 1)])
            Add(queue, number, page: 1, second);

        var order = new List<string>();
        for (bool isFirst = true; queue.TryTake(isFirst, out EventLane? lane, out QueuedEvent? item); isFirst = false)
        {
            order.Add(item.Notification.Id);
            queue.Done(lane);
        }

        Assert.That(order, Is.EqualTo(new[] { 5, 2, 3, 1, 4 }.Select(static number => Samples.Id('e', number))));
    }

    [Test]
    public void An_event_that_is_put_back_keeps_its_place_among_those_of_the_same_time()
    {
        var queue = new EventQueue(100, 1, static () => { });
        Add(queue, 1, page: 1);
        Assert.That(queue.TryTake(isFirst: true, out EventLane? lane, out QueuedEvent? first), Is.True);
        Add(queue, 2, page: 1);
        queue.PutBack(lane!, first!);
        Assert.That(queue.TryTake(isFirst: false, out _, out _), Is.False, "the object waits for the further attempt");

        queue.Resume(lane!);

        Assert.That(queue.TryTake(isFirst: true, out _, out QueuedEvent? again), Is.True);
        Assert.That(again, Is.SameAs(first));
    }

    private static void Add(EventQueue queue, int number, int page, int second = 0) => Assert.That(queue.TryAdd(Event(number, page, second), out _), Is.True);

    private static QueuedEvent Event(int number, int page, int second = 0)
    {
        Assert.That(NotionWebhookSignature.TryParse(Encoding.UTF8.GetBytes(Samples.Event(number, page, second)), out WebhookEvent? notification), Is.True);
        return new QueuedEvent(notification!, new WebhookHandlers());
    }
}
