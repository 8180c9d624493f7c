using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Notion.Refit.Content.Folders;

/// <summary>A folder on disk in which files are written whole or not at all, and never outside of it.</summary>
/// <param name="root">The full path.</param>
internal sealed class GuardedFolder(string root)
{
    /// <summary>The name of the subfolder for records and unfinished files.</summary>
    public const string OwnFolder = ".notion";

    private readonly ConcurrentDictionary<string, bool> _created = new(StringComparer.Ordinal);

    /// <summary>Returns the full path of a file.</summary>
    public string Full(string path) => Path.Combine([root, .. path.Split('/')]);

    public bool Exists(string path) => File.Exists(Full(path));

    /// <summary>Whether a file, folder, pipe or device has a path.</summary>
    public bool IsTaken(string path) => Path.Exists(Full(path));

    /// <summary>Returns the hash of bytes, as records keep it.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Returns the hash of a file.</summary>
    public async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        // A pipe would wait for its other end.
        if (new FileInfo(Full(path)).Length == 0)
            return Hash([]);
        FileStream file = File.OpenRead(Full(path));
        await using (file.ConfigureAwait(false))
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Writes a text file.</summary>
    /// <returns>The hash.</returns>
    public async Task<string> WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        string temporary = Temporary();
        await File.WriteAllBytesAsync(temporary, bytes, cancellationToken).ConfigureAwait(false);
        Place(temporary, path);
        return Hash(bytes);
    }

    /// <summary>Returns the path of a new unfinished file.</summary>
    public string Temporary()
    {
        EnsureFolder(OwnFolder);
        return Full($"{OwnFolder}/{Guid.NewGuid():N}.tmp");
    }

    /// <summary>Puts a finished file in its place.</summary>
    public void Place(string temporary, string path)
    {
        EnsureFolder(RelativePath.FolderOf(path));
        File.Move(temporary, Full(path), overwrite: true);
    }

    /// <summary>Moves a file to another path, if it is there.</summary>
    public void Move(string from, string to)
    {
        if (string.Equals(from, to, StringComparison.Ordinal) || !Exists(from))
            return;
        EnsureFolder(RelativePath.FolderOf(to));
        File.Move(Full(from), Full(to), overwrite: true);
        RemoveEmptyFolders(RelativePath.FolderOf(from));
    }

    /// <summary>Deletes a file, if it is there.</summary>
    public void Delete(string path)
    {
        File.Delete(Full(path));
        RemoveEmptyFolders(RelativePath.FolderOf(path));
    }

    /// <summary>Deletes what an interrupted run left.</summary>
    public void Clean()
    {
        EnsureFolder(OwnFolder);
        foreach (string file in Directory.EnumerateFiles(Full(OwnFolder), "*.tmp"))
            File.Delete(file);
    }

    /// <exception cref="IOException">A folder on the way is a symbolic link.</exception>
    private void EnsureFolder(string folder)
    {
        if (_created.ContainsKey(folder))
            return;
        if (folder.Length > 0)
            EnsureFolder(RelativePath.FolderOf(folder));
        DirectoryInfo info = Directory.CreateDirectory(folder.Length == 0 ? root : Full(folder));
        if (folder.Length > 0 && info.LinkTarget is not null)
            throw new IOException($"The folder '{folder}' is a symbolic link. Files are written in the folder of the export only.");
        _created[folder] = true;
    }

    private void RemoveEmptyFolders(string folder)
    {
        while (folder.Length > 0 && Directory.Exists(Full(folder)) && !Directory.EnumerateFileSystemEntries(Full(folder)).Any())
        {
            Directory.Delete(Full(folder));
            _created.TryRemove(folder, out _);
            folder = RelativePath.FolderOf(folder);
        }
    }
}
