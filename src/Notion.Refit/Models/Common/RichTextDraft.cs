using System.Text;

namespace Notion.Refit.Models;

/// <summary>The pieces of an interpolated string that is not finished.</summary>
/// <param name="capacity">The expected number of pieces.</param>
internal sealed class RichTextDraft(int capacity) : List<RichText>(capacity)
{
    /// <summary>The text after the last piece.</summary>
    public StringBuilder Text { get; } = new();

    /// <summary>Turns the text after the last piece into a piece.</summary>
    public void Flush()
    {
        if (Text.Length == 0)
            return;
        Add(RichText.Text(Text.ToString()));
        Text.Clear();
    }
}
