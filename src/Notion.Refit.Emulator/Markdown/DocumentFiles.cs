using Notion.Refit.Content.NotionSyntax;
using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.Files;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Markdown;

/// <summary>Restores what a document does not contain of the blocks of a page: files hosted by Notion, captions of code, and so on.</summary>
internal sealed class DocumentFiles
{
    private readonly RequestContext _context;
    private readonly Dictionary<string, (HostedFile Shown, FileSource Stored, string? Name)> _hosted = new(StringComparer.Ordinal);

    public DocumentFiles(IReadOnlyList<MarkdownBlock> before, RequestContext context)
    {
        _context = context;
        Collect(before);
    }

    /// <summary>A block whose address is known to be that of a held file again.</summary>
    public MarkdownBlock Restore(MarkdownBlock block) =>
        BlockKinds.Media(block.Content) is (var kind, ExternalFile { Url: var url }, var caption) && Find(url) is { } held
            ? block with { Content = BlockKinds.Media(kind, held.Shown, caption) }
            : block;

    /// <summary>A block as it is stored, with what its predecessor had and no syntax can express.</summary>
    public WritableBlockContent Complete(WritableBlockContent given, BlockContent? before)
    {
        WritableBlockContent content = BlockRules.Complete(Hosted(given), _context);
        if (BlockKinds.Media(given) is (_, ExternalFile { Url: var url }, _) && Find(url) is { } held)
        {
            content = content switch
            {
                ImageBlock b => b with { Source = held.Stored },
                VideoBlock b => b with { Source = held.Stored },
                AudioBlock b => b with { Source = held.Stored },
                PdfBlock b => b with { Source = held.Stored },
                FileBlock b => b with { Source = held.Stored, Name = held.Name ?? b.Name },
                _ => content,
            };
        }

        return (content, before) switch
        {
            (CodeBlock b, CodeBlock old) => b with { Caption = old.Caption },
            (NumberedListItemBlock b, NumberedListItemBlock { ListFormat: { } format }) => b with { ListFormat = format },
            (FileBlock { Source: ExternalFile source } b, FileBlock { Source: ExternalFile same } old) when source.Url == same.Url => b with { Name = old.Name },
            _ => content,
        };
    }

    // The address of a file of the emulator means the file.
    private WritableBlockContent Hosted(WritableBlockContent given) =>
        BlockKinds.Media(given) is (var kind, ExternalFile { Url: var url }, var caption) && FileHost.TryRead(url, _context.Workspace, out _)
            ? BlockKinds.Media(kind, new HostedFile { Url = url }, caption)!
            : given;

    private (HostedFile Shown, FileSource Stored, string? Name)? Find(string url) => _hosted.TryGetValue(Path(url), out var held) ? held : null;

    private void Collect(IReadOnlyList<MarkdownBlock> blocks)
    {
        foreach (MarkdownBlock block in blocks)
        {
            if (BlockKinds.Media(block.Content) is (_, HostedFile shown, _)
                && block.Id is { } id
                && _context.Workspace.FindNode(id) is StoredBlock stored
                && BlockKinds.Media(stored.Content) is (_, { } source, _))
                _hosted[Path(shown.Url)] = (shown, source, (stored.Content as FileBlock)?.Name);
            Collect(block.Children);
        }
    }

    // The query is the signature.
    private static string Path(string url) => url.Split('?', 2)[0];
}
