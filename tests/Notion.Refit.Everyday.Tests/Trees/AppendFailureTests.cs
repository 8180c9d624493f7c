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

    [Test]
    public async Task An_identical_tree_that_was_appended_just_before_is_not_taken_for_the_lost_one()
    {
        WritableBlockContent[] same = [new DividerBlock(), new ParagraphBlock("again")];
        await Notion.Blocks.AppendTreeAsync(Root, same);
        Emulator.Faults.Next(NotionOperations.AppendBlockChildren).ServerError(500);

        await Notion.Blocks.AppendTreeAsync(Root, same);

        Assert.That(await OutlineAsync(), Is.EqualTo(TreeBuilder.Outline([.. same, .. same])));
    }

    [Test]
    public async Task Identical_trees_whose_responses_are_all_lost_are_each_written_once()
    {
        WritableBlockContent[] same = [new DividerBlock(), new ParagraphBlock("again")];
        for (int i = 0; i < 3; i++)
        {
            Emulator.Faults.Next(NotionOperations.AppendBlockChildren).ResetConnection(afterCommit: i != 1);
            await Notion.Blocks.AppendTreeAsync(Root, same);
        }

        Assert.That(await OutlineAsync(), Is.EqualTo(TreeBuilder.Outline([.. same, .. same, .. same])));
    }

    [Test]
    public async Task The_same_blocks_of_a_person_are_not_taken_for_those_of_the_lost_request()
    {
        WritableBlockContent[] same = [new DividerBlock(), new ParagraphBlock("again")];
        Emulator.Workspace.AddBlocks(Root, same);
        Emulator.Faults.Next(NotionOperations.AppendBlockChildren).ServerError(500);

        await Notion.Blocks.AppendTreeAsync(Root, same);

        Assert.That(await OutlineAsync(), Is.EqualTo(TreeBuilder.Outline([.. same, .. same])));
    }

    [TestCase(true, 2)]
    [TestCase(false, 3)]
    public async Task Blocks_that_may_be_those_of_another_program_are_reported_instead_of_guessed(bool isLastWritten, int copies)
    {
        WritableBlockContent[] same = [new DividerBlock(), new ParagraphBlock("again")];
        using NotionClient another = NotionClient.Create(Emulator.Token, Emulator.CreateHandler(), Configure);
        await another.Blocks.AppendTreeAsync(Root, same);
        Emulator.Faults.Next(NotionOperations.AppendBlockChildren).ResetConnection(afterCommit: true);

        NotionPartialWriteException? e = await Assert.ThrowsAsync<NotionPartialWriteException>(() => Notion.Blocks.AppendTreeAsync(Root, same));
        BlockTree before = await Notion.Blocks.GetTreeAsync(Root);
        AppendedTree tree = await e!.ContinueAsync(isLastWritten: isLastWritten);

        Assert.Multiple(() =>
        {
            Assert.That(e.IsLastRequestUncertain, Is.True);
            Assert.That(e.InnerException!.Message, Does.Contain("not clear"));
            Assert.That(e.PossiblyWritten, Is.EqualTo(before.Children.TakeLast(2).Select(node => node.Block.Id)));
            Assert.That(tree.IsComplete, Is.True);
        });
        Assert.That(await OutlineAsync(), Is.EqualTo(TreeBuilder.Outline([.. Enumerable.Repeat(same, copies).SelectMany(blocks => blocks)])));
    }

    [Test]
    public async Task Blocks_of_an_earlier_minute_are_unclear()
    {
        WritableBlockContent[] same = [new ParagraphBlock("again")];
        using NotionClient another = NotionClient.Create(Emulator.Token, Emulator.CreateHandler(), Configure);
        await another.Blocks.AppendTreeAsync(Root, same);
        Emulator.Faults.Next(NotionOperations.AppendBlockChildren).ServerError(500);
        var time = new Testing.ManualTimeProvider(TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(3));

        NotionPartialWriteException? e = await Assert.ThrowsAsync<NotionPartialWriteException>(() => Notion.Blocks.AppendTreeAsync(Root, same, timeProvider: time));

        Assert.That(e!.PossiblyWritten, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_lost_first_request_at_the_start_or_after_a_block_is_looked_up_there([Values] bool atStart)
    {
        WritableBlockContent[] same = [new DividerBlock(), new ParagraphBlock("again")];
        BlockId first = (await Notion.Blocks.AppendTreeAsync(Root, [new ParagraphBlock("first"), new ParagraphBlock("last")])).Blocks[0].Id!.Value;
        Emulator.Faults.Next(NotionOperations.AppendBlockChildren).ResetConnection(afterCommit: true);

        await Notion.Blocks.AppendTreeAsync(Root, same, atStart ? BlockPosition.Start : BlockPosition.After(first));

        Assert.That((await Notion.Blocks.GetTreeAsync(Root)).Children.Select(node => node.Block.Content.Type), Is.EqualTo(
            atStart ? (string[])["divider", "paragraph", "paragraph", "paragraph"] : ["paragraph", "divider", "paragraph", "paragraph"]));
    }

    private async Task<string> OutlineAsync() => TreeBuilder.Outline((await Notion.Blocks.GetTreeAsync(Root)).Children);

    private sealed class CancelAfterFirst(CancellationTokenSource stop) : IProgress<AppendProgress>
    {
        public void Report(AppendProgress value) => stop.Cancel();
    }
}
