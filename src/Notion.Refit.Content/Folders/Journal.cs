using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Notion.Refit.Content.Folders;

/// <summary>A record of what was done: a line of JSON each, appended as soon as it is done, so that a run which was ended anywhere can continue.</summary>
/// <typeparam name="T">An entry.</typeparam>
internal sealed class Journal<T> : IDisposable
{
    private readonly Lock _lock = new();
    private readonly JsonTypeInfo<T> _type;
    private readonly FileStream _file;

    private Journal(FileStream file, JsonTypeInfo<T> type)
    {
        _file = file;
        _type = type;
    }

    /// <summary>Reads the entries of earlier runs. A line that was written in part is left out.</summary>
    public static IEnumerable<T> Read(string path, JsonTypeInfo<T> type)
    {
        if (!File.Exists(path))
            yield break;

        // A pipe has no length; it would wait for its other end.
        var info = new FileInfo(path);
        if (((FileInfo?)info.ResolveLinkTarget(returnFinalTarget: true) ?? info).Length == 0)
            yield break;
        foreach (string line in File.ReadLines(path))
        {
            T? entry;
            try
            {
                entry = JsonSerializer.Deserialize(line, type);
            }
            catch (JsonException)
            {
                continue;
            }

            if (entry is not null)
                yield return entry;
        }
    }

    /// <summary>Starts a record anew with the entries that are still true, and keeps it open.</summary>
    /// <exception cref="IOException">Another run has it open.</exception>
    public static Journal<T> Start(string path, IEnumerable<T> entries, JsonTypeInfo<T> type)
    {
        string temporary = path + ".new";

        // What is there under this name may be a link to another place.
        File.Delete(temporary);
        var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        try
        {
            foreach (T entry in entries)
                Write(file, entry, type);
            file.Flush();
        }
        finally
        {
            file.Dispose();
        }

        File.Move(temporary, path, overwrite: true);
        return new Journal<T>(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read), type);
    }

    public void Append(T entry)
    {
        lock (_lock)
        {
            Write(_file, entry, _type);
            _file.Flush();
        }
    }

    public void Dispose() => _file.Dispose();

    private static void Write(FileStream file, T entry, JsonTypeInfo<T> type) =>
        file.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(entry, type) + "\n"));
}
