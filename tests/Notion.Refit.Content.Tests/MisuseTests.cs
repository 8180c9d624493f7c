using Notion.Refit.Content.Tests.Folders;
using Notion.Refit.Models;

namespace Notion.Refit.Content.Tests;

/// <summary>Wrong calls and wrong places: an exception that names what is wrong.</summary>
public sealed class MisuseTests : FolderTest
{
    [Test]
    public void Null_is_refused_by_the_name_of_its_parameter() => Assert.Multiple(() =>
    {
        Assert.That(() => NotionMarkdown.ToBlocks(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("markdown"));
        Assert.That(() => NotionMarkdown.ToRichText(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("markdown"));
        Assert.That(() => NotionMarkdown.FromBlocks((BlockTree)null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("tree"));
        Assert.That(() => NotionMarkdown.FromBlocks((IReadOnlyList<ContentBlock>)null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("blocks"));
        Assert.That(() => NotionMarkdown.FromBlocks((IEnumerable<WritableBlockContent>)null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("blocks"));
        Assert.That(() => NotionMarkdown.FromBlocks([(WritableBlockContent)null!]), Throws.ArgumentNullException);
        Assert.That(() => NotionMarkdown.FromBlocks([(ContentBlock)null!]), Throws.ArgumentNullException);
        Assert.That(() => NotionHtml.FromBlocks([(ContentBlock)null!]), Throws.ArgumentNullException);
        Assert.That(() => NotionHtml.ToBlocks(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("html"));
        Assert.That(() => ContentBlock.Of((Block)null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("block"));
        Assert.That(() => MarkdownExport.WriteAsync(null!, Root, "x"), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("notion"));
        Assert.That(() => MarkdownExport.WriteAsync(Notion, Root, ""), Throws.ArgumentException.With.Property("ParamName").EqualTo("folder"));
        Assert.That(() => MarkdownImport.ReadAsync(Notion, null!, Root), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("folder"));
        Assert.That(() => MarkdownExport.WriteAsync(Notion, Root, "x", ExportOptions with { Concurrency = 0 }), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("Concurrency"));
        Assert.That(() => BlockContentExtensions.AppendMarkdownAsync(Notion.Blocks, Root, null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("markdown"));
    });

    [TestCase("")]
    [TestCase("\n\n \n")]
    [TestCase("\uFEFF")]
    [TestCase("<!-- only a comment -->")]
    public void Nothing_is_no_blocks(string text) => Assert.Multiple(() =>
    {
        Assert.That(NotionMarkdown.ToBlocks(text).Value, Is.Empty);
        Assert.That(NotionHtml.ToBlocks(text).Value, Is.Empty);
        Assert.That(NotionMarkdown.FromBlocks(NotionMarkdown.ToBlocks(text).Value).Value, Is.Empty);
    });

    [Test]
    public void A_byte_order_mark_is_not_text() => Assert.Multiple(() =>
    {
        Assert.That(NotionMarkdown.ToBlocks("\uFEFF# Title\n").Value, Is.EqualTo([new Heading1Block("Title")]));
        Assert.That(NotionMarkdown.ToBlocks("\uFEFF---\na: b\n---\ntext\n").FrontMatter, Is.EqualTo("a: b"));
        Assert.That(NotionHtml.ToBlocks("\uFEFF<h1>Title</h1>").Value, Is.EqualTo([new Heading1Block("Title")]));
    });

    // Cut out of the middle of characters, or read with the wrong encoding.
    [TestCase("a \uD83D b")]
    [TestCase("\uDE00")]
    [TestCase("a\0b\u0001c\uFFFE")]
    [TestCase("# \uD83D\n\n- \uDE00 `\uD83D` [\uDE00](https://e.org/\uD83D)\n\n|\uD83D|\n|-|\n")]
    public void Text_that_is_not_valid_is_read_and_written(string text) => Assert.Multiple(() =>
    {
        IReadOnlyList<WritableBlockContent> markdown = NotionMarkdown.ToBlocks(text).Value;
        IReadOnlyList<WritableBlockContent> html = NotionHtml.ToBlocks(text).Value;
        Assert.That(() => NotionMarkdown.FromBlocks(markdown), Throws.Nothing);
        Assert.That(() => NotionHtml.FromBlocks(html), Throws.Nothing);
        Assert.That(() => NotionMarkdown.FromBlocks(html, new MarkdownWriteOptions { Profile = MarkdownProfile.NotionFlavored }), Throws.Nothing);
    });

    [Test]
    public void An_exception_of_a_callback_is_the_exception_of_the_call()
    {
        Assert.That(() => NotionMarkdown.ToBlocks("[a](b.md)", new MarkdownReadOptions { ResolveLink = _ => throw new NotSupportedException("mine") }), Throws.TypeOf<NotSupportedException>().With.Message.EqualTo("mine"));
        Assert.That(NotionMarkdown.ToBlocks("[a](b.md)", new MarkdownReadOptions { ResolveLink = _ => "not absolute" }).Report.Single().Kind, Is.EqualTo(ConversionNoticeKind.LinkDropped));
    }

    [Test]
    public async Task A_file_in_the_place_of_the_folder_is_named()
    {
        string folder = NewFolder();
        Write(folder, "file", "text");
        string path = Path.Combine(folder, "file");

        TransferException? export = await Assert.ThrowsAsync<TransferException>(() => MarkdownExport.WriteAsync(Notion, Root, path, ExportOptions));
        DirectoryNotFoundException? import = await Assert.ThrowsAsync<DirectoryNotFoundException>(() => MarkdownImport.ReadAsync(Notion, path, Root, ImportOptions));

        Assert.That(export!.Message, Does.Contain(path));
        Assert.That(import!.Message, Does.Contain(path));
    }

    [Test]
    public async Task A_file_that_cannot_be_read_is_named_and_nothing_is_sent()
    {
        string folder = NewFolder();
        Write(folder, "A.md", "a\n");
        Write(folder, "B.md", "b\n");
        using var locked = new FileStream(Path.Combine(folder, "B.md"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        TransferException? e = await Assert.ThrowsAsync<TransferException>(() => MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions));

        Assert.That(e!.Place, Is.EqualTo("B.md"));
        Assert.That(Emulator.Requests, Is.Empty);
    }

    [Test]
    public async Task A_parent_that_is_not_there_is_named()
    {
        string folder = NewFolder();
        Write(folder, "A.md", "a\n");
        PageId nowhere = PageId.Parse("11111111-1111-4111-8111-111111111111");

        TransferException? e = await Assert.ThrowsAsync<TransferException>(() => MarkdownImport.ReadAsync(Notion, folder, nowhere, ImportOptions));

        Assert.That(e!.Message, Does.Contain($"{nowhere}").And.Contain("Done until then: 0 created"));
        Assert.That(e.InnerException, Is.InstanceOf<NotionApiException>());
    }

    [Test]
    public async Task A_cancelled_import_says_what_was_done_and_continues()
    {
        string folder = NewFolder();
        for (int i = 0; i < 8; i++)
            Write(folder, $"{i}.md", "text\n");
        using var stop = new CancellationTokenSource();
        int seen = 0;

        OperationCanceledException? e = await Assert.CatchAsync<OperationCanceledException>(
            () => MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions, new Observer(() => { if (++seen == 3) stop.Cancel(); }), stop.Token));
        ImportResult rest = await MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions);

        var failure = (TransferException)e!.InnerException!;
        Assert.That(failure.Result.Count(TransferState.Created), Is.EqualTo(3));
        Assert.That((rest.Count(TransferState.Created), rest.Count(TransferState.Unchanged)), Is.EqualTo((5, 3)));
    }

    [Test]
    public async Task An_import_that_was_cancelled_before_it_starts_sends_nothing()
    {
        string folder = NewFolder();
        Write(folder, "A.md", "a\n");

        await Assert.CatchAsync<OperationCanceledException>(() => MarkdownImport.ReadAsync(Notion, folder, Root, ImportOptions, cancellationToken: new CancellationToken(canceled: true)));

        Assert.That(Emulator.Requests, Is.Empty);
    }

    private sealed class Observer(Action seen) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => seen();
    }
}
