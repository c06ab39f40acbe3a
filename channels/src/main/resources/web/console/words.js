// What both consoles say, in English and Chinese.

import { codes, words } from "./language.js";

export const say = words({
  en: {
    satisfaction: "Satisfied: {score} of 5",
    agentConsole: "Agent console",
    supervisorConsole: "Supervisor console",
    editorConsole: "Knowledge console",
    complaintsConsole: "Complaints",
    leadsConsole: "Leads",
    todayConsole: "Today",
    customersConsole: "Customers",
    toAgent: "Agents",
    toSupervisor: "Supervisors",
    toEditor: "Knowledge",
    toComplaints: "Complaints",
    toLeads: "Leads",
    toToday: "Today",
    toCustomers: "Customers",
    signIn: "Sign in",
    signingIn: "Signing in…",
    signOut: "Sign out",
    username: "User name",
    password: "Password",
    signedOutTitle: "Please sign in again",
    signedOutText: "Your session has ended. What you have typed is still here.",
    tryAgainIn: "You can try again in {seconds} s.",
    wrongRole: "You are signed in as {username}, who cannot use this console.",
    otherConsole: "Open the other console",
    checking: "One moment…",
    unreachable: "Lobby cannot be reached. Check the network; what you have typed is kept.",
    tooSlow: "Lobby did not answer in time. What you have typed is kept.",
    unexpected: "Lobby answered with an error ({status}).",
    connectionLost: "Connection lost, retrying…",
    otherLanguage: "中文",
    otherLanguageHint: "切换到中文",
    transcript: "Conversation",
    offered: "Offered:",
    source: "Source:",
    sending: "Sending…",
    notSent: "Not sent.",
    retry: "Try again",
    discard: "Discard",
    newMessages: "New messages",
    noMessages: "No messages yet.",
    visitor: "Visitor",
    close: "Close",
    dismiss: "Dismiss",
    back: "Back",
    late: "late",
    unseen: "Invisible character {code}",
    fillIn: "Fill this in.",
    tickIt: "Tick this first.",
    chooseFile: "Choose a file.",
  },
  zh: {
    satisfaction: "满意度 {score}/5",
    agentConsole: "坐席工作台",
    supervisorConsole: "主管工作台",
    editorConsole: "知识工作台",
    complaintsConsole: "投诉处理",
    leadsConsole: "业务线索",
    todayConsole: "今日待办",
    customersConsole: "客户",
    toAgent: "坐席",
    toSupervisor: "主管",
    toEditor: "知识",
    toComplaints: "投诉",
    toLeads: "线索",
    toToday: "待办",
    toCustomers: "客户",
    signIn: "登录",
    signingIn: "正在登录…",
    signOut: "退出",
    username: "用户名",
    password: "密码",
    signedOutTitle: "请重新登录",
    signedOutText: "登录已过期。您已输入的内容都还在。",
    tryAgainIn: "{seconds} 秒后可以再试。",
    wrongRole: "您以 {username} 登录，该用户不能使用此工作台。",
    otherConsole: "打开另一个工作台",
    checking: "请稍候…",
    unreachable: "无法连接 Lobby，请检查网络；您输入的内容已保留。",
    tooSlow: "Lobby 未能及时响应；您输入的内容已保留。",
    unexpected: "Lobby 返回了错误（{status}）。",
    connectionLost: "连接已断开，正在重试…",
    otherLanguage: "English",
    otherLanguageHint: "Switch to English",
    transcript: "对话",
    offered: "提供的选项：",
    source: "依据：",
    sending: "发送中…",
    notSent: "未发送。",
    retry: "重试",
    discard: "丢弃",
    newMessages: "有新消息",
    noMessages: "还没有消息。",
    visitor: "访客",
    close: "关闭",
    dismiss: "知道了",
    back: "返回",
    late: "超时",
    unseen: "不可见字符 {code}",
    fillIn: "请填写。",
    tickIt: "请先勾选。",
    chooseFile: "请选择文件。",
  },
});

/** Why a person was brought in. */
export const reasonWord = codes({
  en: {
    "self-harm": "Danger to oneself",
    fraud: "Fraud in progress",
    "lost-card": "Lost card",
    hardship: "Hardship",
    person: "Wants a person",
    complaint: "Complaint",
    "no-answer": "No answer found",
    failed: "Assistant failed",
    lead: "Lead",
  },
  zh: {
    "self-harm": "自我伤害风险",
    fraud: "正在被骗",
    "lost-card": "卡片挂失",
    hardship: "还款困难",
    person: "要求人工",
    complaint: "投诉",
    "no-answer": "未找到答案",
    failed: "自动助手出错",
    lead: "商机",
  },
});

export const statusWord = codes({
  en: { BOT: "Automated assistant", QUEUED: "Waiting for a person", HUMAN: "With an agent", RESOLVED: "Resolved" },
  zh: { BOT: "自动助手服务中", QUEUED: "等待人工", HUMAN: "人工服务中", RESOLVED: "已解决" },
});

/** What a customer said of an answer. */
export const ratingWord = codes({
  en: { helpful: "Helpful", "not-helpful": "Not helpful" },
  zh: { helpful: "有帮助", "not-helpful": "没帮助" },
});

export const authorWord = codes({
  en: { customer: "Customer", assistant: "Automated assistant", agent: "Agent", system: "System" },
  zh: { customer: "客户", assistant: "自动助手", agent: "坐席", system: "系统" },
});

export const channelWord = codes({
  en: { web: "Web", webhook: "App", phone: "Telephone", sms: "SMS", wechat: "WeChat", wecom: "WeCom", whatsapp: "WhatsApp", email: "E-mail" },
  zh: { web: "网页", webhook: "应用", phone: "电话", sms: "短信", wechat: "微信", wecom: "企业微信", whatsapp: "WhatsApp", email: "邮件" },
});

export const languageWord = codes({
  en: { zh: "Chinese", en: "English", mixed: "Chinese and English mixed", neither: "Neither Chinese nor English" },
  zh: { zh: "中文", en: "英文", mixed: "中英混合", neither: "既非中文也非英文" },
});

/** How an agent's part in a conversation ended; a bank may have codes of its own. */
export const outcomeWord = codes({
  en: {
    answered: "Question answered",
    "done-for-customer": "Done for the customer",
    "card-blocked": "Card blocked",
    "complaint-settled": "Complaint settled",
    "complaint-passed-on": "Complaint passed on",
    "lead-taken": "Lead taken",
    "customer-left": "Customer left",
    other: "Other",
    "handed-back": "Handed back",
  },
  zh: {
    answered: "已解答",
    "done-for-customer": "已代客户办理",
    "card-blocked": "卡已挂失或冻结",
    "complaint-settled": "投诉已解决",
    "complaint-passed-on": "投诉已转交",
    "lead-taken": "已记录购买意向",
    "customer-left": "客户已离开",
    other: "其他",
    "handed-back": "交回助手",
  },
});

/** What the assistant did, as a short noun for counting and filtering. */
export const decisionWord = codes({
  en: {
    answer: "answered",
    suggest: "suggested",
    acknowledge: "acknowledged",
    ask: "asked",
    protocol: "safety words",
    decline: "declined",
    withhold: "held back",
    silent: "kept silent",
    erased: "erased",
  },
  zh: {
    answer: "已回答",
    suggest: "给出建议",
    acknowledge: "已受理",
    ask: "询问",
    protocol: "安全话术",
    decline: "如实告知无答案",
    withhold: "未予告知",
    silent: "未发言",
    erased: "已删除",
  },
});
