/** Bergizi for other front ends: menus, plans, their figures and what happens to them, as stores. Described in docs/live.md. */

type Schemas = components["schemas"];

export type Menu = Schemas["Menu"];
export type MenuDetail = Schemas["MenuDetail"];
export type MenuInput = Schemas["CreateMenuBody"];
export type MenuCopy = Schemas["DuplicateMenuBody"];
export type Nutrition = Schemas["Nutrition"];
export type Cost = Schemas["Cost"];
export type MenuFilters = NonNullable<operations["getMenus"]["parameters"]["query"]>;
/** What changes; with the `version` that was read. */
export type MenuChanges = Schemas["UpdateMenuBody"];
export type Calendar = Schemas["Calendar"];
export type Plan = Schemas["Plan"];
export type PlanDetail = Schemas["PlanDetail"];
export type PlanAssignment = Schemas["PlanAssignment"];
/** Which days to show, and whose; the month of today without any. */
export type PlanningRange = NonNullable<operations["getMenuCalendar"]["parameters"]["query"]>;

/** A refusal, as the server put it. */
export class Problem extends Error {
  readonly status: number;
  readonly code: Schemas["Problem"]["code"];
  readonly title: string;
  readonly detail: string;
  readonly requestId: string;
  readonly errors?: Schemas["ProblemField"][] | null;
  readonly current?: Record<string, unknown> | null;
  readonly dependents?: Schemas["Dependent"][] | null;
}

/** The store contract of Svelte; with `get` also React's `useSyncExternalStore(store.subscribe, store.get)`. */
export interface Store<State> {
  get(): Readonly<State>;
  /** Calls `listener` now and at each change, until the function that it gives is called. */
  subscribe(listener: (state: Readonly<State>) => void): () => void;
}

export interface Loading {
  isLoading: boolean;
  /** Why the last reading failed; what was read before stands beside it. */
  error: Problem | Error | null;
}

/** A store that reads when someone subscribes, and again when a live event touches it. */
export interface Kept<State> extends Store<State & Loading> {
  refetch(): Promise<void>;
}

export interface MenuList {
  items: Menu[];
  page: number;
  pageSize: number;
  total: number;
  totalPages: number;
  filters: MenuFilters;
  isCreating: boolean;
  isUpdating: boolean;
  isDeleting: boolean;
}

export interface Menus extends Kept<MenuList> {
  filter(filters: MenuFilters): Promise<void>;
  create(menu: MenuInput): Promise<MenuDetail>;
  update(id: string, changes: MenuChanges): Promise<MenuDetail>;
  delete(id: string): Promise<void>;
  toggleStatus(id: string): Promise<Menu>;
  duplicate(id: string, copy: MenuCopy): Promise<MenuDetail>;
}

export interface PlanningState {
  calendar: Calendar | null;
  /** Every plan that has one of these days, the latest change first. */
  plans: Plan[];
  range: PlanningRange;
  isChanging: boolean;
}

/** A step of a plan's life; with the `version` that was read, it is refused when that is no longer what is there. */
type Step<Body> = (planId: string, how?: Body) => Promise<PlanDetail>;

export interface Planning extends Kept<PlanningState> {
  show(range: PlanningRange): Promise<void>;
  /** On all of the days, or on none. */
  assign(planId: string, body: Schemas["AssignMenuToPlanBody"]): Promise<PlanDetail>;
  /** To another day; or other portions, or another menu. */
  move(planId: string, assignmentId: string, changes: Schemas["UpdateAssignmentBody"]): Promise<PlanAssignment>;
  remove(planId: string, assignmentId: string): Promise<void>;
  submit: Step<Schemas["SubmitPlanBody"]>;
  approve: Step<Schemas["ApprovePlanBody"]>;
  /** Sends back, with a reason. */
  reject(planId: string, how: Schemas["RejectPlanBody"]): Promise<PlanDetail>;
  publish: Step<Schemas["PublishPlanBody"]>;
}

/** What happened, as it is told on the live channels (docs/asyncapi.yaml). */
export interface LiveEvent {
  type: string;
  /** Its number in the kitchen; absent where nothing is kept, as with PRESENCE. */
  id?: string;
  sppgId?: string;
  timestamp?: string;
  version?: number | null;
  actor?: { id: string; name: string };
  changed?: string[];
  data?: Record<string, unknown>;
}

export interface MenuEvent extends LiveEvent {
  data: Pick<Menu, "id" | "menuName" | "menuCode" | "mealType" | "programId" | "isActive"> & { costPerServing: number | null };
}

export type ConnectionStatus = "connected" | "connecting" | "disconnected";

export interface LiveState {
  connectionStatus: ConnectionStatus;
  isConnected: boolean;
  /** Why it is not connected: `expired` (sign in again), `refused` (not permitted), `lost` (it tries again). */
  reason: "expired" | "refused" | "lost" | null;
}

export interface LiveOptions {
  /** `false`: no stream is opened. */
  enabled?: boolean;
  /** Sentences in the reader's language about what others did: `true` as notifications of the system, or to a function. */
  showNotifications?: boolean | ((text: string, event: LiveEvent) => void);
  onMenuCreated?(event: MenuEvent): void;
  onMenuUpdated?(event: MenuEvent): void;
  onMenuDeleted?(event: MenuEvent): void;
  onMenuStatusToggled?(event: MenuEvent): void;
  /** Every event, those above among them; RESYNC when some could not be replayed. */
  onEvent?(event: LiveEvent): void;
}

export interface Live extends Store<LiveState> {
  stop(): void;
}

export interface Options {
  /** Where the server is; this page's own when absent. */
  base?: string;
  /** A bearer token, where there is no session's cookie. */
  token?: string;
  /** The kitchen that a platform administrator acts in. */
  sppg?: string;
  /** The language of refusals and notifications; the person's own when absent. */
  language?: "id" | "en";
  /** The stream to follow: what touches menus, or everything of the kitchen. */
  path?: "/api/sse/menu" | "/api/sse/dashboard";
  /** Gives a ticket of `createLiveTicket` for each connection: for pages of other sites, which show neither cookie nor token. */
  ticket?: () => Promise<string>;
  /** The number of the last event that is known; what came after it is replayed. */
  after?: string;
  /** `false`: a lost connection stays lost. */
  autoReconnect?: boolean;
  /** Another `fetch`. */
  fetch?: typeof globalThis.fetch;
}

export interface Client {
  menus(filters?: MenuFilters): Menus;
  menu(id: string): Kept<{ menu: MenuDetail | null }>;
  nutrition(id: string, how?: { size?: string }): Kept<{ nutrition: Nutrition | null }>;
  cost(id: string, how?: { servings?: number }): Kept<{ cost: Cost | null }>;
  /** The calendar of some days with its plans; on the stream that carries everything of the kitchen. */
  planning(range?: PlanningRange): Planning;
  plan(id: string): Kept<{ plan: PlanDetail | null }>;
  live(options?: LiveOptions): Live;
  /** Any request to `/api/v1`, for what has no store. */
  call<Answer = unknown>(
    method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
    path: string,
    how?: { query?: object; body?: unknown; signal?: AbortSignal; headers?: Record<string, string> },
  ): Promise<Answer>;
}

/** A client of one server, with one live stream that its stores share; those of plans share one that carries more. */
export function connect(options?: Options): Client;
