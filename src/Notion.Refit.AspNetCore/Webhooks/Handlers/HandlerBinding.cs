using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.Webhooks.Handlers;

/// <summary>Binds the parameters of a handler, as minimal APIs do: the event, the cancellation token, services.</summary>
internal static class HandlerBinding
{
    private delegate object? Argument(IServiceProvider services, WebhookEvent notification, CancellationToken cancellationToken);

    /// <summary>Binds a handler.</summary>
    /// <param name="eventType">The type of its events.</param>
    /// <param name="handler">The handler.</param>
    /// <param name="services">Knows which types are services; null where the container cannot say.</param>
    /// <exception cref="ArgumentException">A parameter cannot be bound, or the handler returns something that is not awaited.</exception>
    public static WebhookHandler Bind(Type eventType, Delegate handler, IServiceProviderIsService? services)
    {
        MethodInfo method = handler.Method;
        Func<object?, Task> completion = CompletionOf(method);

        // A delegate to an extension method of an object has its first argument already.
        ParameterInfo[] parameters = method.GetParameters()[(method.IsStatic && handler.Target is not null ? 1 : 0)..];
        Argument[] arguments = [.. parameters.Select(parameter => ArgumentOf(parameter, eventType, services))];
        if (!parameters.Any(parameter => TakesEvent(parameter.ParameterType, eventType)))
            throw new ArgumentException($"A handler of {eventType.Name} needs a parameter of that type.", nameof(handler));

        return new WebhookHandler(eventType, (provider, notification, cancellationToken) =>
        {
            object?[] values = Array.ConvertAll(arguments, argument => argument(provider, notification, cancellationToken));
            return completion(Invoke(handler, values));
        });
    }

    private static object? Invoke(Delegate handler, object?[] values)
    {
        try
        {
            return handler.DynamicInvoke(values);
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    private static Argument ArgumentOf(ParameterInfo parameter, Type eventType, IServiceProviderIsService? services)
    {
        Type type = parameter.ParameterType;
        if (type == typeof(CancellationToken))
            return static (_, _, cancellationToken) => cancellationToken;
        if (TakesEvent(type, eventType))
            return static (_, notification, _) => notification;
        if (typeof(WebhookEvent).IsAssignableFrom(type))
            throw new ArgumentException($"The parameter '{parameter.Name}' takes {type.Name}, but the handler gets {eventType.Name}.");
        if (type == typeof(IServiceProvider))
            return static (provider, _, _) => provider;

        // A parameter with a default value is null where there is no such service.
        bool isOptional = parameter.HasDefaultValue;
        if (parameter.GetCustomAttribute<FromKeyedServicesAttribute>() is { } keyed)
        {
            return isOptional
                ? (provider, _, _) => (provider as IKeyedServiceProvider)?.GetKeyedService(type, keyed.Key)
                : (provider, _, _) => provider.GetRequiredKeyedService(type, keyed.Key);
        }

        if (!isOptional && services?.IsService(type) == false)
            throw new ArgumentException($"The parameter '{parameter.Name}' is neither the event, nor the cancellation token, nor a service: {type.Name} is not registered.");
        return isOptional ? (provider, _, _) => provider.GetService(type) : (provider, _, _) => provider.GetRequiredService(type);
    }

    private static bool TakesEvent(Type type, Type eventType) => typeof(WebhookEvent).IsAssignableFrom(type) && type.IsAssignableFrom(eventType);

    private static Func<object?, Task> CompletionOf(MethodInfo method) =>
        method.ReturnType == typeof(void) ? static _ => Task.CompletedTask
        : method.ReturnType == typeof(ValueTask) ? static result => ((ValueTask)result!).AsTask()
        : typeof(Task).IsAssignableFrom(method.ReturnType) ? static result => (Task?)result ?? Task.CompletedTask
        : throw new ArgumentException($"A handler returns Task, ValueTask or nothing, not {method.ReturnType.Name}: there is no response that it could influence.");
}
