using Notion.Refit.Models;

namespace Notion.Refit.Content.NotionSyntax.Inline;

/// <summary>Reads rich text in both syntaxes: they differ in their tags. Marks that have no partner are text.</summary>
internal sealed class InlineReader
{
    // Deeper than anyone writes; what is deeper is text.
    private const int DeepestSpan = 16;

    private readonly IMarkdownDirectory _directory;
    private readonly RichTextBuilder _pieces = new();

    private readonly bool _isFlavored;

    private InlineReader(IMarkdownDirectory directory, bool isFlavored)
    {
        _directory = directory;
        _isFlavored = isFlavored;
    }

    /// <summary>Reads text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="directory">What names stand for.</param>
    /// <param name="isFlavored">Whether it is of the second syntax.</param>
    public static RichTextList Read(string text, IMarkdownDirectory directory, bool isFlavored = false)
    {
        var reader = new InlineReader(directory, isFlavored);
        reader.Read(text, default, depth: 0);
        return reader._pieces.Build();
    }

    private void Read(string text, TextStyle outer, int depth)
    {
        if (depth > DeepestSpan)
        {
            _pieces.Add(text, outer);
            return;
        }

        List<TextToken> tokens = new InlineScanner(text, _directory, _isFlavored).Scan();
        var marks = new OpenMarks(tokens);
        for (int i = 0; i < tokens.Count; i++)
        {
            TextToken token = tokens[i];
            TextStyle style = marks.Over(outer);
            switch (token.Kind)
            {
                case TextTokenKind.Text:
                    _pieces.Add(token.Text, style);
                    break;
                case TextTokenKind.Code:
                    _pieces.Add(token.Text, style with { Code = true });
                    break;
                case TextTokenKind.Equation:
                    _pieces.Add(new EquationContent(token.Text), style);
                    break;
                case TextTokenKind.Mention:
                    _pieces.Add(new MentionContent { Mention = token.Mention! }, style);
                    break;
                case TextTokenKind.Span:
                    Read(token.Text, token.Style.Over(style), depth + 1);
                    break;
                case TextTokenKind.Link:
                    Read(token.Text, style with { Link = token.Style.Link }, depth + 1);
                    break;
                default:
                    _pieces.Add(marks.Apply(token, i), style);
                    break;
            }
        }
    }
}
