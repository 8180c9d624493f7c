using System.Text.RegularExpressions;

namespace Notion.Refit.Emulator.Formulas.Functions;

/// <summary>A regular expression.</summary>
/// <remarks>
/// Most patterns are fast while tracking back. Where one is not, it goes on without: then the time grows with the text only, though it is slower for
/// all others. Both find the same.
/// </remarks>
internal sealed class FormulaPattern(string pattern, RegexOptions options)
{
    private static readonly TimeSpan LongestTrial = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(500);

    private Regex _regex = new(pattern, options, LongestTrial);
    private bool _tracksBack = true;

    /// <summary>Goes on without tracking back.</summary>
    /// <returns>Whether that is possible, and was not done before.</returns>
    public bool StopTrackingBack()
    {
        if (!_tracksBack)
            return false;
        _tracksBack = false;
        try
        {
            _regex = new Regex(pattern, options | RegexOptions.NonBacktracking, LongestMatch);
            return true;
        }
        catch (NotSupportedException)
        {
            // It would need too many states.
            return false;
        }
    }

    /// <exception cref="RegexMatchTimeoutException">It takes too long.</exception>
    public Match Match(string text) => _regex.Match(text);
}
