using Notion.Refit;
using Notion.Refit.Emulator;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Extension methods that connect clients to an emulator.</summary>
public static class NotionEmulatorBuilderExtensions
{
    /// <summary>Connects a client to an emulator in this process: its token, its address, its public connection for OAuth, and no network.</summary>
    /// <param name="builder">The client: what <c>AddNotion</c> returns.</param>
    /// <param name="emulator">The emulator. It must live as long as the client is used.</param>
    /// <returns>The builder, for chaining.</returns>
    public static INotionBuilder UseEmulator(this INotionBuilder builder, NotionEmulator emulator)
    {
        ArgumentNullException.ThrowIfNull(emulator);
        return builder.UseEmulator(emulator.Connection);
    }

    /// <summary>Connects a client to an emulator in this process, with the token of one of several connections.</summary>
    /// <param name="builder">The client: what <c>AddNotion</c> returns.</param>
    /// <param name="connection">The connection. Its emulator must live as long as the client is used.</param>
    /// <returns>The builder, for chaining.</returns>
    public static INotionBuilder UseEmulator(this INotionBuilder builder, EmulatedConnection connection)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(connection);

        // After everything else, so that configuration of the app cannot lead a test to the real API.
        builder.Services.PostConfigure<NotionOptions>(builder.ClientName ?? Options.Options.DefaultName, options =>
        {
            options.Token = connection.Token;
            options.ClientId = connection.Emulator.OAuth.ClientId;
            options.ClientSecret = connection.Emulator.OAuth.ClientSecret;
            options.BaseAddress = connection.Emulator.BaseAddress;
        });
        builder.ConfigurePrimaryHttpMessageHandler(connection.Emulator.CreateHandler);
        return builder;
    }
}
