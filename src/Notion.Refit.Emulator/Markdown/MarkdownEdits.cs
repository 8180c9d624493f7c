using Notion.Refit.Content.NotionSyntax;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Markdown;

/// <summary>Applies the four kinds of edits to a document.</summary>
/// <param name="syntax">The syntax of the document and the edit.</param>
/// <param name="addresses">The addresses in it.</param>
/// <param name="directory">What names in it stand for.</param>
internal sealed class MarkdownEdits(IMarkdownSyntax syntax, MarkdownAddresses addresses, IMarkdownDirectory directory)
{
    /// <summary>The document after an edit.</summary>
    /// <exception cref="Protocol.Errors.ApiException">The edit names a passage that is not there, or not once.</exception>
    public IReadOnlyList<MarkdownBlock> Apply(MarkdownEdit edit, IReadOnlyList<MarkdownBlock> blocks) => edit switch
    {
        ReplaceMarkdownContent replace => Read(replace.NewText),
        UpdateMarkdownContent update => Read(update.ContentUpdates.Aggregate(
            Write(blocks).Text, (text, change) => TextSelection.Replace(text, change.OldText, change.NewText, change.ReplaceAllMatches))),
        ReplaceMarkdownContentRange range => Read(ReplaceRange(Write(blocks).Text, range)),
        InsertMarkdownContent insert => Insert(insert, blocks),
        _ => throw ApiErrors.UnknownEdit(edit.Type),
    };

    /// <summary>Whether an edit may put child pages and databases into the trash.</summary>
    public static bool MayDelete(MarkdownEdit edit) => edit switch
    {
        ReplaceMarkdownContent replace => replace.AllowDeletingContent,
        UpdateMarkdownContent update => update.AllowDeletingContent,
        ReplaceMarkdownContentRange range => range.AllowDeletingContent,
        _ => false,
    };

    private MarkdownText Write(IReadOnlyList<MarkdownBlock> blocks) => syntax.Write(blocks, addresses);

    private IReadOnlyList<MarkdownBlock> Read(string text) => syntax.Read(text, directory);

    // Further lines of the new content are indented as the one where the range begins.
    private static string ReplaceRange(string document, ReplaceMarkdownContentRange range)
    {
        (int start, int end) = TextSelection.Find(document, range.ContentRange);
        int line = document.LastIndexOf('\n', Math.Max(start - 1, 0)) + 1;
        string indentation = document[line..start].Trim('\t', ' ').Length == 0 ? document[line..start] : "";
        string content = range.Content.ReplaceLineEndings("\n").Replace("\n", "\n" + indentation, StringComparison.Ordinal);
        return string.Concat(document.AsSpan(0, start), content, document.AsSpan(end));
    }

    private List<MarkdownBlock> Insert(InsertMarkdownContent insert, IReadOnlyList<MarkdownBlock> blocks)
    {
        IReadOnlyList<MarkdownBlock> added = Read(insert.Content);
        if (insert.After is { } after)
        {
            if (insert.Position is not null)
                throw ApiErrors.TwoPlaces();
            MarkdownText text = Write(blocks);
            (_, int end) = TextSelection.Find(text.Text, after);
            var fixedPlaces = new HashSet<MarkdownBlock>(ReferenceEqualityComparer.Instance);
            CollectFixedPlaces(blocks, fixedPlaces);
            MarkdownBlock anchor = Anchor(text, end, fixedPlaces);
            return InsertBehind(blocks, anchor, added);
        }

        return insert.Position?.Type == MarkdownPositionType.Start ? [.. added, .. blocks] : [.. blocks, .. added];
    }

    // The line feeds between two blocks belong to the one before them.
    private static MarkdownBlock Anchor(MarkdownText text, int end, HashSet<MarkdownBlock> fixedPlaces)
    {
        end = text.Text.AsSpan(0, end).TrimEnd().Length;
        return text.Spans.Last(span => span.Start < end && end <= span.End && !fixedPlaces.Contains(span.Block)).Block;
    }

    // New blocks go after the innermost block in which the selection ends; between rows, columns and tabs there is no place for them.
    private static void CollectFixedPlaces(IReadOnlyList<MarkdownBlock> blocks, HashSet<MarkdownBlock> found)
    {
        foreach (MarkdownBlock block in blocks)
        {
            if (block.Content is TableBlock or ColumnListBlock or TabBlock)
                found.UnionWith(block.Children);
            CollectFixedPlaces(block.Children, found);
        }
    }

    private static List<MarkdownBlock> InsertBehind(IReadOnlyList<MarkdownBlock> blocks, MarkdownBlock anchor, IReadOnlyList<MarkdownBlock> added)
    {
        var result = new List<MarkdownBlock>(blocks.Count + added.Count);
        foreach (MarkdownBlock block in blocks)
        {
            bool isAnchor = ReferenceEquals(block, anchor);
            result.Add(isAnchor || block.Children.Count == 0 ? block : block with { Children = InsertBehind(block.Children, anchor, added) });
            if (isAnchor)
                result.AddRange(added);
        }

        return result;
    }
}
