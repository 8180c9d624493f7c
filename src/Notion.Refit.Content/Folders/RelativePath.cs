using System.Text;

namespace Notion.Refit.Content.Folders;

/// <summary>Computes with paths in a folder: they have <c>/</c> on every operating system and no dots.</summary>
internal static class RelativePath
{
    /// <summary>Returns the folder of a file; empty for the root.</summary>
    public static string FolderOf(string path)
    {
        int end = path.LastIndexOf('/');
        return end < 0 ? "" : path[..end];
    }

    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>Returns the path of a Markdown file without its extension: the folder of its pages and files.</summary>
    public static string WithoutExtension(string path) => path[..^Path.GetExtension(path).Length];

    public static string Combine(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";

    /// <summary>Returns the address of a file for a link in another one, percent-encoded.</summary>
    public static string Link(string fromFile, string toFile)
    {
        string[] from = FolderOf(fromFile).Length == 0 ? [] : FolderOf(fromFile).Split('/');
        string[] to = toFile.Split('/');
        int same = 0;
        while (same < from.Length && same < to.Length - 1 && string.Equals(from[same], to[same], StringComparison.Ordinal))
            same++;
        var link = new StringBuilder();
        for (int i = same; i < from.Length; i++)
            link.Append("../");
        link.AppendJoin('/', to.Skip(same).Select(Uri.EscapeDataString));
        return link.ToString();
    }

    /// <summary>Returns the address of a file, or of a heading in it, for a link in another one or the same.</summary>
    /// <param name="fromFile">The file of the link.</param>
    /// <param name="to">The path; that of a heading has its anchor after the last <c>#</c>.</param>
    /// <param name="isHeading">Whether it is that of a heading.</param>
    public static string LinkTo(string fromFile, string to, bool isHeading)
    {
        int mark = isHeading ? to.LastIndexOf('#') : -1;
        if (mark < 0)
            return Link(fromFile, to);
        string file = to[..mark];
        string anchor = Uri.EscapeDataString(to[(mark + 1)..]);
        return string.Equals(file, fromFile, StringComparison.Ordinal) ? $"#{anchor}" : $"{Link(fromFile, file)}#{anchor}";
    }

    /// <summary>Resolves the path of a link.</summary>
    /// <param name="folder">The folder of the file that has the link.</param>
    /// <param name="path">The path, decoded, without query and fragment.</param>
    /// <returns>The path from the root; null when it leads out of it or is absolute.</returns>
    public static string? Resolve(string folder, string path)
    {
        path = path.Replace('\\', '/');
        if (path.StartsWith('/') || (path.Length > 1 && path[1] == ':'))
            return null;
        var parts = new List<string>(folder.Length == 0 ? [] : folder.Split('/'));
        foreach (string part in path.Split('/'))
        {
            if (part.Length == 0 || part == ".")
                continue;
            if (part != "..")
                parts.Add(part);
            else if (parts.Count == 0)
                return null;
            else
                parts.RemoveAt(parts.Count - 1);
        }

        return string.Join('/', parts);
    }
}
