namespace Notion.Refit.Content.Markdown.Reading;

/// <summary>Checks how deep blocks can be nested before they are parsed: the parser looks at every open block in every line.</summary>
internal static class NestingBudget
{
    private const int TabWidth = 4;

    /// <exception cref="ContentLimitException">Blocks would be nested too deep.</exception>
    public static void Check(string markdown, int most)
    {
        int line = 0;
        foreach (ReadOnlySpan<char> text in markdown.AsSpan().EnumerateLines())
        {
            line++;
            int columns = 0;
            int marks = 0;
            for (int i = 0; i < text.Length; i++)
            {
                if (text[i] is ' ' or '\t')
                    columns += text[i] == ' ' ? 1 : TabWidth;
                else if (text[i] == '>' || (text[i] is '-' or '+' or '*' && (i + 1 == text.Length || text[i + 1] is ' ' or '\t')))
                    marks++;
                else
                    break;

                // A list needs two columns a level, a quote one mark.
                if (marks > most || (marks > 0 && columns > most))
                    throw new ContentLimitException("levels of nesting", most, Math.Max(marks, columns), line);
            }
        }
    }
}
