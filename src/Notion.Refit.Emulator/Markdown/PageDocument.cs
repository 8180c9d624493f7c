using Notion.Refit.Content.NotionSyntax;
using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Documents.Content;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Markdown;

/// <summary>The content of a page or block of the workspace, as a document.</summary>
/// <param name="Blocks">The blocks.</param>
/// <param name="Missing">The blocks that are too many: only their addresses are written, not their content.</param>
internal sealed record PageDocument(IReadOnlyList<MarkdownBlock> Blocks, IReadOnlyList<Guid> Missing)
{
    /// <summary>Makes the document of a page, or of a block by itself.</summary>
    /// <param name="node">The page or block.</param>
    /// <param name="scope">Who reads.</param>
    /// <param name="limit">The largest number of blocks to write.</param>
    /// <param name="withTranscripts">Whether the transcripts of meetings are written.</param>
    public static PageDocument Of(StoredNode node, AnswerScope scope, int limit, bool withTranscripts = false)
    {
        var builder = new Builder(scope, limit, withTranscripts);
        IReadOnlyList<MarkdownBlock> blocks = node is StoredPage ? builder.Of(node.VisibleChildren) : builder.Of([node]);
        return new PageDocument(blocks, builder.Missing);
    }

    /// <summary>The text of a block as the workspace keeps it, with what is in it.</summary>
    public static MarkdownBlock Of(StoredNode node, AnswerScope scope) => new Builder(scope, int.MaxValue, withTranscripts: false).Of(node);

    private sealed class Builder(AnswerScope scope, int limit, bool withTranscripts)
    {
        // A copy may be inside of its own original.
        private readonly HashSet<Guid> _shown = [];
        private int _count;

        public List<Guid> Missing { get; } = [];

        public IReadOnlyList<MarkdownBlock> Of(IEnumerable<StoredNode> nodes) => [.. nodes.Select(Of)];

        public MarkdownBlock Of(StoredNode node)
        {
            BlockContent content = BlockAnswers.Of(node, scope).Content;
            if (++_count > limit)
            {
                Missing.Add(node.Id);
                return new MarkdownBlock { Content = null, Id = node.Id, Alternative = content.Type };
            }

            if (node is StoredBlock { Content: MeetingNotesBlock notes })
            {
                // It has another name in the version before.
                notes = notes with { Title = RichTextAnswers.Show(notes.Title, scope) };
                return new MarkdownBlock { Content = notes, Id = node.Id, Alternative = content.Type, Children = [.. Parts(node, notes.Children ?? new MeetingNotesChildren())] };
            }

            return new MarkdownBlock
            {
                Content = content,
                Id = node.Id,
                Alternative = content.Type,
                Children = node is StoredBlock block ? Inside(block) : [],
                Database = node is StoredDatabase database ? Facts(database) : null,
            };
        }

        private IEnumerable<MarkdownBlock> Parts(StoredNode notes, MeetingNotesChildren parts)
        {
            foreach ((MeetingPart part, BlockId? id) in ((MeetingPart, BlockId?)[])[(MeetingPart.Summary, parts.SummaryBlockId), (MeetingPart.Notes, parts.NotesBlockId), (MeetingPart.Transcript, parts.TranscriptBlockId)])
            {
                if (notes.VisibleChildren.FirstOrDefault(child => child.Id == id?.Value) is not { } node)
                    continue;
                bool isOmitted = part == MeetingPart.Transcript && !withTranscripts;
                yield return new MarkdownBlock { Id = node.Id, Part = isOmitted ? MeetingPart.OmittedTranscript : part, Children = isOmitted ? [] : Of(node.VisibleChildren) };
            }
        }

        private IReadOnlyList<MarkdownBlock> Inside(StoredBlock block)
        {
            StoredNode? node = block.Content is SyncedBlock { SyncedFrom: { } source } ? scope.FindNode(source.BlockId.Value) : block;
            if (node is null || !_shown.Add(node.Id))
                return [];
            IReadOnlyList<MarkdownBlock> blocks = Of(node.VisibleChildren);
            _shown.Remove(node.Id);
            return blocks;
        }

        private static DatabaseFacts Facts(StoredDatabase database)
        {
            StoredDataSource[] sources = [.. database.DataSources.Where(source => !source.IsTrashed)];
            return new DatabaseFacts(database.IsInline, MarkdownIcons.Write(database.Icon), sources is [var only] ? MarkdownAddresses.OfDataSource(only.Id) : null);
        }
    }
}
