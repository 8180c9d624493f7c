using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Tests.Trees;

internal sealed class AppendFailureTests : EmulatorTest
{
    private readonly IReadOnlyList<WritableBlockContent> _blocks = TreeBuilder.Toggles(130, 2);

    [Test]
    public async Task A_lost_response_is_looked_up_and_nothing_is_written_twice()
    {
        Emulator.Faults.Next(NotionOperations.AppendBlockChildren).ResetConnection(afterCommit: true);

        await Notion.Blocks.AppendTreeAsync(Root, _blocks);

        Assert.That(await OutlineAsync(), Is.EqualTo(TreeBuilder.Outline(_blocks)));
    }

    [Test]
    public async Task A_request_that_was_not_carried_out_is_repeated()
    {
        Emulator.Faults.Next(NotionOperations.AppendBlockChildren).ServerError(500);

        await Notion.Blocks.AppendTreeAsync(Root, _blocks);

        Assert.That(await OutlineAsync(), Is.EqualTo(TreeBuilder.Outline(_blocks)));
    }

    [Test]
    public async Task An_error_that_names_what_was_committed_needs_no_look_up()
    {
        Emulator.Faults.Next(NotionOperations.AppendBlockChildren).ServiceUnavailableAfterCommit();

        int requests = await CountAsync(() => Notion.Blocks.AppendTreeAsync(Root, _blocks));

        Assert.That(requests, Is.EqualTo(2));
        Assert.That(await OutlineAsync(), Is.EqualTo(TreeBuilder.Outline(_blocks)));
    }

    [Test]
    public async Task Blocks_that_were_there_before_are_not_taken_for_those_of_the_lost_request()
    {
        var time = new Testing.ManualTimeProvider(TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(1));
        WritableBlockContent[] same = [new DividerBlock(), new ParagraphBlock("again")];
        await Notion.Blocks.AppendTreeAsync(Root, same);
        Emulator.Faults.Next(NotionOperations.AppendBlockChildren).ServerError(500);

        await Notion.Blocks.AppendTreeAsync(Root, same, timeProvider: time);

        Assert.That(await OutlineAsync(), Is.EqualTo(TreeBuilder.Outline([.. same, .. same])));
    }

    [Test]
    public async Task A_refusal_in_the_middle_reports_what_is_written_and_can_continue()
    {
        Emulator.Faults.Next(NotionOperations.AppendBlockChildren).Delay(TimeSpan.Zero);
        Emulator.Faults.Next(NotionOperations.AppendBlockChildren).Conflict();

        NotionPartialWriteException? e = await Assert.ThrowsAsync<NotionPartialWriteException>(() => Notion.Blocks.AppendTreeAsync(Root, _blocks));
        Assert.Multiple(() =>
        {
            Assert.That(e!.Written, Is.EqualTo(300));
            Assert.That(e.IsLastRequestUncertain, Is.False);
            Assert.That(e.Tree.All().Count(block => block.IsWritten), Is.EqualTo(300));
            Assert.That(e.InnerException, Is.InstanceOf<NotionApiException>());
            Assert.That(e.Message, Is.EqualTo("300 of 390 blocks were written."));
        });

        AppendedTree tree = await e!.ContinueAsync();

        Assert.That(tree.IsComplete, Is.True);
        Assert.That(await OutlineAsync(), Is.EqualTo(TreeBuilder.Outline(_blocks)));
    }

    [Test]
    public async Task What_cannot_be_looked_up_is_uncertain_until_it_continues()
    {
        Emulator.Faults.Next(NotionOperations.AppendBlockChildren).ResetConnection(afterCommit: true);
        Emulator.Faults.Next(NotionOperations.ListBlockChildren).ServerError(500);

        NotionPartialWriteException? e = await Assert.ThrowsAsync<NotionPartialWriteException>(() => Notion.Blocks.AppendTreeAsync(Root, _blocks));
        Assert.That((e!.Written, e.IsLastRequestUncertain), Is.EqualTo((0, true)));

        await e.ContinueAsync();

        Assert.That(await OutlineAsync(), Is.EqualTo(TreeBuilder.Outline(_blocks)));
    }

    [Test]
    public async Task A_cancelled_call_can_continue()
    {
        using var stop = new CancellationTokenSource();
        var progress = new CancelAfterFirst(stop);

        OperationCanceledException? e = await Assert.CatchAsync<OperationCanceledException>(
            () => Notion.Blocks.AppendTreeAsync(Root, _blocks, progress: progress, cancellationToken: stop.Token));
        Assert.That(e!.CancellationToken, Is.EqualTo(stop.Token));
        await ((NotionPartialWriteException)e.InnerException!).ContinueAsync();

        Assert.That(await OutlineAsync(), Is.EqualTo(TreeBuilder.Outline(_blocks)));
    }

    private async Task<string> OutlineAsync() => TreeBuilder.Outline((await Notion.Blocks.GetTreeAsync(Root)).Children);

    private sealed class CancelAfterFirst(CancellationTokenSource stop) : IProgress<AppendProgress>
    {
        public void Report(AppendProgress value) => stop.Cancel();
    }
}
