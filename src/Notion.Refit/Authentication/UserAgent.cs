namespace Notion.Refit.Authentication;

/// <summary>The User-Agent of the client, such as <c>Notion.Refit/1.2.3</c>.</summary>
internal static class UserAgent
{
    /// <summary>The version of the library, a constant that the build writes.</summary>
    public const string Version = LibraryVersion.Text;

    /// <summary>The value of the header.</summary>
    public const string Text = $"Notion.Refit/{Version}";
}
