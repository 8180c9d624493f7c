using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Notion.Refit.AspNetCore.Installations;

/// <summary>Installations in files, one each. Writes of several processes on a machine exclude each other by a lock file.</summary>
/// <param name="folder">The folder.</param>
internal sealed class FileTokenStore(string folder) : INotionTokenStore
{
    private static readonly TimeSpan s_wait = TimeSpan.FromMilliseconds(10);

    public ValueTask<NotionTokenRow?> FindAsync(BotId botId, CancellationToken cancellationToken) => ReadAsync(PathOf(botId), cancellationToken);

    public async IAsyncEnumerable<NotionTokenRow> ListAsync(WorkspaceId? workspaceId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
            yield break;
        foreach (string path in Directory.EnumerateFiles(folder, "*.json"))
        {
            if (await ReadAsync(path, cancellationToken).ConfigureAwait(false) is { } row && (workspaceId is null || row.Installation.WorkspaceId == workspaceId))
                yield return row;
        }
    }

    public async ValueTask<bool> TryWriteAsync(NotionTokenRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        Directory.CreateDirectory(folder);
        string path = PathOf(row.Installation.BotId);
        using FileStream exclusive = await LockAsync(path, cancellationToken).ConfigureAwait(false);
        if ((await ReadAsync(path, cancellationToken).ConfigureAwait(false))?.Version is var stored && (stored ?? 0) != row.Version)
            return false;

        // Moved into place, so that a crash leaves the former file.
        string temporary = path + ".new";
        FileStream file = Open(temporary, FileMode.Create);
        await using (file.ConfigureAwait(false))
        {
            await JsonSerializer.SerializeAsync(file, row with { Version = row.Version + 1 }, TokenRowContext.Default.NotionTokenRow, cancellationToken).ConfigureAwait(false);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        return true;
    }

    public async ValueTask<bool> RemoveAsync(BotId botId, CancellationToken cancellationToken)
    {
        string path = PathOf(botId);
        if (!File.Exists(path))
            return false;
        using FileStream exclusive = await LockAsync(path, cancellationToken).ConfigureAwait(false);
        bool isThere = File.Exists(path);
        File.Delete(path);
        return isThere;
    }

    private static async ValueTask<NotionTokenRow?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            byte[] json = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
            return JsonSerializer.Deserialize(json, TokenRowContext.Default.NotionTokenRow);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    // The lock ends with the process. Its file stays: to delete it would let two processes hold two files of the same name.
    private static async ValueTask<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return Open(path + ".lock", FileMode.OpenOrCreate);
            }
            catch (IOException) when (File.Exists(path + ".lock"))
            {
                await Task.Delay(s_wait, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    private string PathOf(BotId botId) => Path.Combine(folder, botId + ".json");
}
