using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Notion.Refit.Content.Markdown.Reading;

/// <summary>Reads checkboxes: only at the start of the first paragraph of an item, and only before a blank.</summary>
internal sealed class TaskInlineParser : InlineParser
{
    public TaskInlineParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (processor.Block is not ParagraphBlock { Parent: ListItemBlock item } paragraph || item[0] != paragraph || processor.Root?.FirstChild is not null)
            return false;
        char mark = slice.PeekChar(1);
        if (mark is not (' ' or '\t' or 'x' or 'X') || slice.PeekChar(2) != ']')
            return false;
        char after = slice.PeekChar(3);
        if (after is not (' ' or '\t' or '\n' or '\r' or '\0'))
            return false;
        processor.Inline = new TaskInline(mark is 'x' or 'X') { Line = processor.LineIndex };
        slice.Start += after == '\0' ? 3 : 4;
        return true;
    }
}
