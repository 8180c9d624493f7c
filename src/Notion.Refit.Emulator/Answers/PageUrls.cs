using System.Text;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Answers;

/// <summary>The addresses of pages and databases in the app, and the names of databases.</summary>
internal static class PageUrls
{
    private const string Untitled = "New database";

    public static string Of(StoredPage page, AnswerScope scope)
    {
        // Mentions contribute nothing to the address.
        string title = string.Concat(page.Title.Where(piece => piece.Content is not MentionContent).Select(piece => piece.ToPlainText()));
        string slug = Slug(title);
        string id = page.Id.ToString("N");
        return slug.Length == 0 ? scope.Workspace.AppAddress + id : $"{scope.Workspace.AppAddress}{slug}-{id}";
    }

    public static string Of(StoredDatabase database, AnswerScope scope) => scope.Workspace.AppAddress + database.Id.ToString("N");

    public static string Of(StoredView view, AnswerScope scope) => $"{Of(view.Database, scope)}?v={view.Id:N}";

    /// <summary>Returns the name of a database or data source in lists.</summary>
    public static string DatabaseName(RichTextList title) => title.ToPlainText() is { Length: > 0 } name ? name : Untitled;

    /// <summary>The title as addresses have it: every run of other characters than letters, digits, <c>_</c> and <c>-</c> is one dash.</summary>
    public static string Slug(string title)
    {
        var slug = new StringBuilder(title.Length);
        bool inGap = false;
        foreach (char c in title)
        {
            if (char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            {
                if (inGap)
                    slug.Append('-');
                slug.Append(c);
                inGap = false;
            }
            else
            {
                inGap = true;
            }
        }

        return slug.ToString().Trim('-');
    }
}
