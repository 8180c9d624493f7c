using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Notion.Refit.Live.Sqlite;

/// <summary>Keeps what a store knows in a SQLite file: <c>await LiveStore.OpenAsync(notion, SqliteLiveStorage.Open("notion.db"))</c>.</summary>
/// <remarks>
/// The file has a write-ahead log: a process that is killed at any moment leaves a file that opens again, in the state of the last complete write. It has
/// the content of pages, but no token and no signed address. One process at a time may use it.
/// </remarks>
public sealed class SqliteLiveStorage : ILiveStorage, IDisposable
{
    // Notion.Refit in four letters, so that another program's file is not taken for one of these.
    private const int Application = 0x4E4F5452;
    private const int Version = 1;

    private readonly SqliteConnection _connection;
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    private SqliteLiveStorage(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens a file, or creates it.</summary>
    /// <param name="path">The path of the file.</param>
    /// <returns>The storage. Dispose it after the store.</returns>
    /// <exception cref="NotSupportedException">The file is of another program, or of a newer version of this package. Nothing in it was changed.</exception>
    /// <exception cref="SqliteException">The file cannot be opened, or is not a database.</exception>
    public static SqliteLiveStorage Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            long application = Scalar(connection, "PRAGMA application_id");
            long version = Scalar(connection, "PRAGMA user_version");
            bool isEmpty = Scalar(connection, "SELECT COUNT(*) FROM sqlite_schema") == 0;
            if (!isEmpty && application != Application)
                throw new NotSupportedException($"The file '{path}' is a database of another program. Use another file.");
            if (!isEmpty && version != Version)
                throw new NotSupportedException($"The file '{path}' has version {version}; this version of the package knows {Version}. Update the package, or delete the file: what it has is read again.");
            Run(connection, "PRAGMA journal_mode = WAL");
            Run(connection, "PRAGMA synchronous = NORMAL");
            if (isEmpty)
            {
                // In one step: a process that is killed here leaves an empty file.
                Run(
                    connection,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"BEGIN; PRAGMA application_id = {Application}; PRAGMA user_version = {Version}; CREATE TABLE records (id BLOB PRIMARY KEY, kind TEXT NOT NULL, json BLOB NOT NULL) WITHOUT ROWID; COMMIT"));
            }

            return new SqliteLiveStorage(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<LiveRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using SqliteCommand command = _connection.CreateCommand();
            command.CommandText = "SELECT id, kind, json FROM records";
            using SqliteDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                yield return new LiveRecord(new Guid(reader.GetFieldValue<byte[]>(0), bigEndian: true), reader.GetString(1), reader.GetFieldValue<byte[]>(2));
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <inheritdoc/>
    public async Task WriteAsync(IReadOnlyList<LiveRecord> records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // The calls of Microsoft.Data.Sqlite are synchronous: they do not belong on the thread of the caller.
            await Task.Run(() => Write(records), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _connection.Dispose();
        _oneAtATime.Dispose();
    }

    private void Write(IReadOnlyList<LiveRecord> records)
    {
        using SqliteTransaction transaction = _connection.BeginTransaction();
        using SqliteCommand put = _connection.CreateCommand();
        put.CommandText = "INSERT INTO records (id, kind, json) VALUES ($id, $kind, $json) ON CONFLICT (id) DO UPDATE SET kind = $kind, json = $json";
        SqliteParameter id = put.Parameters.Add("$id", SqliteType.Blob);
        SqliteParameter kind = put.Parameters.Add("$kind", SqliteType.Text);
        SqliteParameter json = put.Parameters.Add("$json", SqliteType.Blob);
        using SqliteCommand remove = _connection.CreateCommand();
        remove.CommandText = "DELETE FROM records WHERE id = $id";
        SqliteParameter gone = remove.Parameters.Add("$id", SqliteType.Blob);
        foreach (LiveRecord record in records)
        {
            byte[] key = record.Id.ToByteArray(bigEndian: true);
            if (record.Json is { } text)
            {
                id.Value = key;
                kind.Value = record.Kind;
                json.Value = text.ToArray();
                put.ExecuteNonQuery();
            }
            else
            {
                gone.Value = key;
                remove.ExecuteNonQuery();
            }
        }

        transaction.Commit();
    }

    private static long Scalar(SqliteConnection connection, string text)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = text;
        return (long)command.ExecuteScalar()!;
    }

    private static void Run(SqliteConnection connection, string text)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
