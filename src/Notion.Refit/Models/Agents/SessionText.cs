namespace Notion.Refit.Models;

public sealed partial record SessionText
{
    /// <summary>Joins the texts of a message.</summary>
    internal static string Join(IReadOnlyList<SessionContent> content) => content is [SessionText only] ? only.Text : string.Concat(content.OfType<SessionText>().Select(part => part.Text));
}
