using Notion.Refit.Everyday.Files;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Trees;

/// <summary>Copies blocks that were read into contents that can be written.</summary>
/// <remarks>Contents are made anew: members that only responses have, such as an empty icon, are refused in requests.</remarks>
internal static class TreeCopy
{
    /// <summary>Copies blocks.</summary>
    /// <param name="nodes">The blocks.</param>
    /// <param name="notCopied">Gets what has no copy, or another form.</param>
    /// <param name="copied">Gets each block that has a copy, in document order; null when it is not needed.</param>
    /// <param name="files">The uploads of the blocks with files that Notion hosts; null when there are none.</param>
    public static IReadOnlyList<WritableBlockContent> Of(
        IReadOnlyList<BlockNode> nodes, List<NotCopied> notCopied, List<BlockNode>? copied = null, IReadOnlyDictionary<BlockNode, FileUploadId>? files = null)
    {
        var contents = new List<WritableBlockContent>(nodes.Count);
        foreach (BlockNode node in nodes)
        {
            if (Of(node, notCopied, copied, files) is { } content)
                contents.Add(content);
        }

        return contents;
    }

    private static WritableBlockContent? Of(
        BlockNode node, List<NotCopied> notCopied, List<BlockNode>? copied, IReadOnlyDictionary<BlockNode, FileUploadId>? files)
    {
        string place = node.ToString();
        FileUploadId? upload = files is not null && files.TryGetValue(node, out FileUploadId id) ? id : default(FileUploadId?);
        WritableBlockContent? content = Of(node.Block.Content, place, notCopied, upload);
        if (content is null)
            return null;

        int index = copied?.Count ?? 0;
        copied?.Add(node);
        if (node.Unreadable is not null)
            notCopied.Add(new(place, "the blocks in it could not be read"));
        if (content is SyncedBlock { SyncedFrom: not null })
            return content;

        IReadOnlyList<WritableBlockContent> children = Of(node.Children, notCopied, copied, files);
        if (children.Count == 0 && content is TableBlock or ColumnListBlock)
        {
            notCopied.Add(new(place, "nothing in it can be copied"));
            copied?.RemoveRange(index, copied.Count - index);
            return null;
        }

        return BlockChildren.With(content, children);
    }

    private static WritableBlockContent? Of(BlockContent content, string place, List<NotCopied> notCopied, FileUploadId? upload)
    {
        switch (content)
        {
            case ParagraphBlock b:
                return Icon(new ParagraphBlock(Text(b.RichText)) { Color = b.Color }, b.Icon, (block, icon) => block with { Icon = icon });
            case Heading1Block b:
                return new Heading1Block(Text(b.RichText)) { Color = b.Color, IsToggleable = b.IsToggleable };
            case Heading2Block b:
                return new Heading2Block(Text(b.RichText)) { Color = b.Color, IsToggleable = b.IsToggleable };
            case Heading3Block b:
                return new Heading3Block(Text(b.RichText)) { Color = b.Color, IsToggleable = b.IsToggleable };
            case Heading4Block b:
                return new Heading4Block(Text(b.RichText)) { Color = b.Color, IsToggleable = b.IsToggleable };
            case BulletedListItemBlock b:
                return new BulletedListItemBlock(Text(b.RichText)) { Color = b.Color };
            case NumberedListItemBlock b:
                return new NumberedListItemBlock(Text(b.RichText)) { Color = b.Color, ListFormat = b.ListFormat, ListStartIndex = b.ListStartIndex };
            case ToDoBlock b:
                return new ToDoBlock(Text(b.RichText)) { Color = b.Color, Checked = b.Checked };
            case ToggleBlock b:
                return new ToggleBlock(Text(b.RichText)) { Color = b.Color };
            case QuoteBlock b:
                return new QuoteBlock(Text(b.RichText)) { Color = b.Color };
            case CalloutBlock b:
                return Icon(new CalloutBlock(Text(b.RichText)) { Color = b.Color }, b.Icon, (block, icon) => block with { Icon = icon });
            case CodeBlock b:
                return new CodeBlock(Text(b.RichText), b.Language) { Caption = Text(b.Caption) };
            case EquationBlock b:
                return new EquationBlock(b.Expression);
            case DividerBlock:
                return new DividerBlock();
            case BreadcrumbBlock:
                return new BreadcrumbBlock();
            case TableOfContentsBlock b:
                return new TableOfContentsBlock { Color = b.Color };
            case TableBlock b:
                return new TableBlock { TableWidth = b.TableWidth, HasColumnHeader = b.HasColumnHeader, HasRowHeader = b.HasRowHeader };
            case TableRowBlock b:
                return new TableRowBlock([.. b.Cells.Select(Text)]);
            case ColumnListBlock:
                return new ColumnListBlock();
            case ColumnBlock b:
                return b.WidthRatio is { } ratio ? new ColumnBlock { WidthRatio = ratio } : new ColumnBlock();
            case TabBlock:
                return new TabBlock();
            case SyncedBlock b:
                return new SyncedBlock(b.SyncedFrom is { } source ? new SyncedBlockSource(source.BlockId) : null);
            case LinkToPageBlock b:
                return new LinkToPageBlock(b.Target);
            case BookmarkBlock b:
                return new BookmarkBlock { Url = b.Url, Caption = Text(b.Caption) };
            case EmbedBlock b:
                return new EmbedBlock { Url = b.Url, Caption = Text(b.Caption) };
            case LinkPreviewBlock b:
                notCopied.Add(new(place, "a link preview cannot be written; the copy is a bookmark"));
                return new BookmarkBlock { Url = b.Url };
            case ImageBlock b:
                return File(b.Source, source => new ImageBlock(source) { Caption = Text(b.Caption) });
            case VideoBlock b:
                return File(b.Source, source => new VideoBlock(source) { Caption = Text(b.Caption) });
            case AudioBlock b:
                return File(b.Source, source => new AudioBlock(source) { Caption = Text(b.Caption) });
            case PdfBlock b:
                return File(b.Source, source => new PdfBlock(source) { Caption = Text(b.Caption) });
            case FileBlock b:
                return File(b.Source, source => new FileBlock(source) { Caption = Text(b.Caption), Name = b.Name });
            case ChildPageBlock b:
                notCopied.Add(new(place, $"the page '{b.Title}' is not content of this page"));
                return null;
            case ChildDatabaseBlock b:
                notCopied.Add(new(place, $"the database '{b.Title}' cannot be copied"));
                return null;
            case UnsupportedBlock b:
                notCopied.Add(new(place, $"blocks of the kind '{b.BlockType}' cannot be written"));
                return null;
            default:
                notCopied.Add(new(place, $"blocks of the kind '{content.Type}' cannot be written"));
                return null;
        }

        RichTextList Text(RichTextList text)
        {
            RichTextList copy = text.ToWritable(out string? problem);
            if (problem is not null)
                notCopied.Add(new(place, problem));
            return copy;
        }

        T Icon<T>(T block, Icon? icon, Func<T, Icon, T> set)
        {
            if (icon is null)
                return block;
            if (icon is WritableIcon)
                return set(block, icon);
            notCopied.Add(new(place, $"an icon of the kind '{icon.Type}' cannot be written"));
            return block;
        }

        WritableBlockContent? File(FileSource? source, Func<FileSource, WritableBlockContent> create)
        {
            if (upload is { } id)
                return create(FileSource.FileUpload(id));
            if (source is WritableFileSource)
                return create(source);
            notCopied.Add(new(place, "a file that Notion hosts has to be downloaded and uploaded to be copied"));
            return null;
        }
    }

    /// <summary>Returns the blocks that have a file that Notion hosts, without those that come with the original of a synced block.</summary>
    public static IEnumerable<(BlockNode Node, HostedFile File)> HostedFiles(IEnumerable<BlockNode> nodes)
    {
        foreach (BlockNode node in nodes)
        {
            if (FileAddress.Of(node.Block.Content) is HostedFile file)
                yield return (node, file);
            if (node.Block.Content is SyncedBlock { SyncedFrom: not null })
                continue;
            foreach ((BlockNode, HostedFile) inner in HostedFiles(node.Children))
                yield return inner;
        }
    }

    /// <summary>Uploads the files that Notion hosts again.</summary>
    /// <returns>The uploads, and the reasons why some have none.</returns>
    public static async Task<(Dictionary<BlockNode, FileUploadId> Uploads, Dictionary<BlockNode, string> Problems)> UploadAsync(
        IEnumerable<BlockNode> nodes, INotionBlocks blocks, FileCopier files, CancellationToken cancellationToken)
    {
        var uploads = new Dictionary<BlockNode, FileUploadId>();
        var problems = new Dictionary<BlockNode, string>();
        foreach ((BlockNode node, HostedFile file) in HostedFiles(nodes))
        {
            (FileUploadId? upload, string? problem) = await files.CopyAsync(
                file,
                (node.Block.Content as FileBlock)?.Name,
                async () => FileAddress.Of((await blocks.RetrieveAsync(node.Block.Id, cancellationToken).ConfigureAwait(false)).Content)
                    ?? throw new InvalidOperationException($"The block {node.Block.Id} has no file any more."),
                cancellationToken).ConfigureAwait(false);
            if (upload is { } id)
                uploads[node] = id;
            else
                problems[node] = problem!;
        }

        return (uploads, problems);
    }
}
