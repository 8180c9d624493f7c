using System.Reflection;

namespace Notion.Refit.Authentication;

/// <summary>The User-Agent of the client, such as <c>Notion.Refit/1.2.3</c>.</summary>
internal static class UserAgent
{
    /// <summary>The version of the library.</summary>
    public static string Version { get; } = ReadVersion();

    /// <summary>The value of the header.</summary>
    public static string Text { get; } = $"Notion.Refit/{Version}";

    private static string ReadVersion()
    {
        // The part after the plus sign is the commit.
        string version = typeof(UserAgent).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        int plus = version.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? version : version[..plus];
    }
}
