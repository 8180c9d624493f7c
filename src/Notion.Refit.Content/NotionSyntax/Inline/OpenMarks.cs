namespace Notion.Refit.Content.NotionSyntax.Inline;

/// <summary>The marks that are open at a place: one star or underscore is italic, two are bold, two tildes strike.</summary>
/// <remarks>A run of three is both. Marks need not nest, since each only turns its own style on or off.</remarks>
internal sealed class OpenMarks
{
    private readonly HashSet<(char Mark, int Length)> _open = [];

    // The last place at which a mark may end: one that starts after it has no partner.
    private readonly Dictionary<(char Mark, int Length), int> _lastEnds = [];

    public OpenMarks(List<TextToken> tokens)
    {
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i] is not { Kind: TextTokenKind.Marks, CanClose: true, Text: var run })
                continue;
            foreach (int length in Lengths(run))
                _lastEnds[(run[0], length)] = i;
        }
    }

    public TextStyle Over(TextStyle outer) => outer with
    {
        Bold = outer.Bold || _open.Contains(('*', 2)) || _open.Contains(('_', 2)),
        Italic = outer.Italic || _open.Contains(('*', 1)) || _open.Contains(('_', 1)),
        Strikethrough = outer.Strikethrough || _open.Contains(('~', 2)),
    };

    /// <summary>Takes a run into account.</summary>
    /// <param name="run">The run.</param>
    /// <param name="index">Its place among the tokens.</param>
    /// <returns>What of it is no mark but text.</returns>
    public string Apply(TextToken run, int index)
    {
        char mark = run.Text[0];
        int text = 0;
        int known = 0;
        foreach (int length in Lengths(run.Text))
        {
            known += length;
            if (_open.Contains((mark, length)))
            {
                if (run.CanClose)
                    _open.Remove((mark, length));
                else
                    text += length;
            }
            else if (run.CanOpen && _lastEnds.GetValueOrDefault((mark, length)) > index)
            {
                _open.Add((mark, length));
            }
            else
            {
                text += length;
            }
        }

        return new string(mark, text + (run.Text.Length - known));
    }

    private static int[] Lengths(string run) => (run[0], run.Length) switch
    {
        ('~', 2) => [2],
        ('~', _) => [],
        (_, 1) => [1],
        (_, 2) => [2],
        (_, 3) => [2, 1],
        _ => [],
    };
}
