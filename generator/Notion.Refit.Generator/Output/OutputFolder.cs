namespace Notion.Refit.Generator.Output;

/// <summary>Brings what is on disk and what a run makes together.</summary>
/// <param name="root">The root of the repository.</param>
/// <param name="ownedFolder">A folder in which nothing else may be: what a run does not make there is deleted.</param>
internal sealed class OutputFolder(string root, string ownedFolder)
{
    /// <summary>The changes that <see cref="Apply"/> would make, in ordinal order.</summary>
    public IReadOnlyList<Difference> Compare(GeneratedFiles generated)
    {
        IEnumerable<Difference> written =
            from file in generated.Files
            let kind = Compare(file.Key, file.Value)
            where kind is not null
            select new Difference(file.Key, kind.Value);
        IEnumerable<Difference> deleted =
            from path in Existing()
            where !generated.Files.ContainsKey(path)
            select new Difference(path, DifferenceKind.Superfluous);
        return [.. written.Concat(deleted).OrderBy(difference => difference.Path, StringComparer.Ordinal)];
    }

    /// <summary>Writes what differs, deletes what is superfluous; what is right already keeps its time of change.</summary>
    public IReadOnlyList<Difference> Apply(GeneratedFiles generated)
    {
        IReadOnlyList<Difference> differences = Compare(generated);
        foreach (Difference difference in differences)
        {
            string path = Path.Combine(root, difference.Path);
            if (difference.Kind == DifferenceKind.Superfluous)
            {
                File.Delete(path);
                DeleteEmptyFolders(Path.GetDirectoryName(path)!);
            }
            else
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, generated.Files[difference.Path]);
            }
        }

        return differences;
    }

    private DifferenceKind? Compare(string relative, byte[] content)
    {
        string path = Path.Combine(root, relative);
        if (!File.Exists(path))
            return DifferenceKind.Missing;

        return File.ReadAllBytes(path).AsSpan().SequenceEqual(content) ? null : DifferenceKind.Changed;
    }

    private IEnumerable<string> Existing()
    {
        string folder = Path.Combine(root, ownedFolder);
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            : [];
    }

    private void DeleteEmptyFolders(string folder)
    {
        string owned = Path.GetFullPath(Path.Combine(root, ownedFolder));
        while (Path.GetFullPath(folder) != owned && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
            folder = Path.GetDirectoryName(folder)!;
        }
    }
}
