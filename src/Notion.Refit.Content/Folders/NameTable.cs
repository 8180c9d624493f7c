namespace Notion.Refit.Content.Folders;

/// <summary>The names in one folder: no two are the same on any file system.</summary>
/// <param name="isForeign">Whether a page of this name is there that is not part of the export.</param>
/// <param name="isOwn">Whether a file of this path is part of an earlier export.</param>
internal sealed class NameTable(Func<string, bool> isForeign, Func<string, bool> isOwn)
{
    private readonly HashSet<string> _taken = [];

    public bool IsOwn(string path) => isOwn(path);

    /// <summary>Reserves a name that was given before.</summary>
    /// <returns>False when it is taken.</returns>
    public bool TryKeep(string name, string extension)
    {
        if (_taken.Contains(SafeName.Key(name)) || _taken.Contains(SafeName.Key(name + extension)))
            return false;
        _taken.Add(SafeName.Key(name));
        _taken.Add(SafeName.Key(name + extension));
        return true;
    }

    /// <summary>Gives a name: the wanted one, or with digits of the id where it is taken.</summary>
    /// <param name="name">The wanted name, without the extension.</param>
    /// <param name="extension">The extension, with its dot; empty for a folder. A page has the name with and without it, for its folder.</param>
    /// <param name="id">The id of the page or block.</param>
    public string Take(string name, string extension, Guid id)
    {
        // The last digits: the first ones are the same in many ids.
        string digits = id.ToString("N");
        string[] names = [name, SafeName.WithSuffix(name, digits[^6..]), SafeName.WithSuffix(name, digits[^12..])];
        foreach (string candidate in names)
        {
            if (!isForeign(candidate + extension) && TryKeep(candidate, extension))
                return candidate;
        }

        string last = SafeName.WithSuffix(name, digits);
        TryKeep(last, extension);
        return last;
    }

    /// <summary>Gives the name of a file that is not a page.</summary>
    /// <param name="fileName">The wanted name.</param>
    /// <param name="id">The id of its block or page.</param>
    public string TakeFile(string fileName, Guid id)
    {
        string extension = Path.GetExtension(fileName);
        string stem = fileName[..^extension.Length];
        string digits = id.ToString("N");
        string[] names = [fileName, SafeName.WithSuffix(stem, digits[^6..]) + extension, SafeName.WithSuffix(stem, digits[^12..]) + extension];
        string? free = Array.Find(names, name => TryKeep(name, ""));
        if (free is not null)
            return free;

        // Several files of one property.
        for (int i = 2; ; i++)
        {
            string name = SafeName.WithSuffix(stem, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{digits[^6..]} {i}")) + extension;
            if (TryKeep(name, ""))
                return name;
        }
    }
}
